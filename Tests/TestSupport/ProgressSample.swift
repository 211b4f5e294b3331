/// A record of progress that the page's script and the terminal write as the same line.
package enum ProgressSample {
    package static let course = "ConvNets: A–Z"
    package static let student = "Zoë O'Neil (2)"
    package static let done = ["09-spatial-dimensions", "10-pooling"]
    package static let answers = ["conv-params": "7 60", "fits": "a", "pad": "−3/4 px"]
    package static let score = (exercise: "output-size", score: 4.5)

    package static let line =
        "lectern-progress:1:course=ConvNets%3A%20A%E2%80%93Z:student=Zo%C3%AB%20O%27Neil%20%282%29:done=09-spatial-dimensions"
        + ":done=10-pooling:answer.conv-params=7%2060:answer.fits=a:answer.pad=%E2%88%923%2F4%20px:score.output-size=4.5"
}
