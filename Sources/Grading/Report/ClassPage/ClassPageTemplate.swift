/// The template of a class's page. All of its fields are escaped: it has no triple braces.
enum ClassPageTemplate {
    static let text =
        ReportStyle.head + """
            <h1>{{title}}</h1>
            <p class="note">{{summary}} · seed&nbsp;{{seed}}</p>
            {{#hasUngraded}}
            <h2>Not graded</h2>
            <p>These answers have no score, through no fault of theirs. Grade them again.</p>
            <ul>
            {{#ungraded}}
            <li><bdi>{{student}}</bdi> <bdi>{{file}}</bdi>: {{reason}}</li>
            {{/ungraded}}
            </ul>
            {{/hasUngraded}}
            {{#charts}}
            <p><picture>
            {{#narrow}}
            <source media="(max-width: 600px) and (prefers-color-scheme: dark)" srcset="{{dark}}" width="{{width}}" height="{{height}}">
            <source media="(max-width: 600px)" srcset="{{light}}" width="{{width}}" height="{{height}}">
            {{/narrow}}
            {{#wide}}
            <source media="(prefers-color-scheme: dark)" srcset="{{dark}}">
            <img src="{{light}}" width="{{width}}" height="{{height}}" alt="{{alternativeText}}">
            {{/wide}}
            </picture></p>
            {{/charts}}
            {{#hasMisconceptions}}
            <h2>Commonest misconceptions</h2>
            <table>
            <thead><tr><th scope="col">Answers</th><th scope="col">Exercise</th><th scope="col">Hint that was given</th></tr></thead>
            <tbody>
            {{#misconceptions}}
            <tr><td class="number">{{count}}</td><td>{{exercise}}</td><td>{{hint}}</td></tr>
            {{/misconceptions}}
            </tbody>
            </table>
            {{/hasMisconceptions}}
            {{#isCompared}}
            <h2>Similar answers</h2>
            <p class="note">{{likeness}}</p>
            {{#similar}}
            <details><summary>{{percent}}% · <bdi>{{first}}</bdi> and <bdi>{{second}}</bdi> · {{exercise}}</summary>

            """ + SimilarPairs.sides + """
            </details>
            {{/similar}}
            {{/isCompared}}
            <h2>Students</h2>
            <div class="wide" role="region" aria-label="Students" tabindex="0">
            <table class="students">
            <thead><tr>{{^isAlone}}<th scope="col">Student</th>{{/isAlone}}<th scope="col">Sum</th>{{#exercises}}<th scope="col">{{.}}</th>{{/exercises}}</tr></thead>
            <tbody>
            {{#students}}
            <tr>{{^isAlone}}<th scope="row"><bdi>{{student}}</bdi></th>{{/isAlone}}<td>{{sum}}</td>{{#cells}}<td class="{{look}}">{{text}}</td>{{/cells}}</tr>
            {{/students}}
            </tbody>
            </table>
            </div>
            </body>
            </html>

            """
}
