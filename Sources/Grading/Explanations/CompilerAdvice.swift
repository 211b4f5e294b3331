/// What a teacher says to an error of the compiler's.
///
/// The table is read from the top: the first row that fits counts. In a sentence `$1` and `$2` are what the pattern found. The
/// tone is that of the course's own list of such errors.
struct CompilerAdvice {
    /// Finds the message, the whole of it or its beginning.
    var pattern: Regex<AnyRegexOutput>
    /// A note of the compiler's that must come with it.
    var note: String?
    /// Whether the mistake is where the note says, and not where the compiler noticed it.
    var isAtNote = false
    var sentence: String
    /// The heading of an appendix that teaches it.
    var heading: String?

    private init<Output>(
        _ pattern: Regex<Output>, note: String? = nil, isAtNote: Bool = false, _ sentence: String,
        heading: String? = nil
    ) {
        self.pattern = Regex<AnyRegexOutput>(pattern)
        self.note = note
        self.isAtNote = isAtNote
        self.sentence = sentence
        self.heading = heading
    }

    /// All rows.
    static var table: [CompilerAdvice] {
        calls + constants + types + optionals + results + names + brackets + statements
    }

    private static var calls: [CompilerAdvice] {
        [
            .init(
                /missing argument labels? '(.+?)' in call/, "Name the argument: write `$1` before its value.",
                heading: "Functions and labels"),
            .init(
                /extraneous argument labels? '(.+?)' in call/,
                "This argument has no name: leave `$1` out. `_` in a declaration means no label.",
                heading: "Functions and labels"),
            .init(
                /incorrect argument labels? in call \(have '(.+?)', expected '(.+?)'\)/,
                "The arguments have other names: the call says `$1`, the function is declared with `$2`.",
                heading: "Functions and labels"),
            .init(
                /missing argument for parameter '(.+?)' in call/,
                "The function wants one more argument: `$1` is not given.", heading: "Functions and labels"),
            .init(
                /missing argument for parameter #(\d+) in call/,
                "The function wants one more argument: number $1 is not given.", heading: "Functions and labels"),
            .init(
                /extra arguments? .*in call/, "The function takes fewer arguments than the call gives it.",
                heading: "Functions and labels"),
            .init(
                /call can throw.* but is not marked with 'try'/,
                "The function may throw an error. Write `try` before the call.", heading: "Errors"),
            .init(
                /errors thrown from here are not handled/,
                "Somebody has to take the error. Write `throws` before `->` where the exercise has it, or `try?`, which gives `nil` in place of an error.",
                heading: "Errors"),
            .init(
                /cannot call value of non-function type '(.+?)'/,
                "This name is a value of type `$1` here, and it hides the function of the same name. Call the value something else.",
                heading: "Functions and labels"),
        ]
    }

    private static var constants: [CompilerAdvice] {
        [
            .init(
                /.*'(.+?)' is a 'let' constant/, note: "change 'let' to 'var'",
                "`let` names a value for good. Declare `$1` with `var`, and it may change.",
                heading: "Constants and variables"),
            .init(
                /.*'self' is immutable/,
                "A method that changes its structure says so: write `mutating` before `func`.",
                heading: "Values, not references"),
            .init(
                /.*'(.+?)' is a 'let' constant/,
                "`$1` is a constant, as all parameters and the names after `for` are. Begin with `var new = $1`, change `new` and return it.",
                heading: "Constants and variables"),
        ]
    }

    private static var types: [CompilerAdvice] {
        [
            .init(
                /cannot convert value of type '(?:Double|Float|Int)' to expected argument type 'Tensor'/,
                "This function takes a `Tensor`. There is one of the same name for numbers: write `import Foundation` in the first line.",
                heading: "Numbers"),
            .init(
                /cannot convert .*of type '(Array)?Slice<.+?>' to .*'(.+?)'/,
                "A part of an array is a slice, which keeps the places of the whole. `Array(…)` around it makes a `$2` that counts from 0.",
                heading: "Slices"),
            .init(
                /no '(.+?)' candidates produce the expected contextual result type '(\[.+?\])'/,
                "`$1` gives a part of an array, which is a slice. `Array(…)` around it makes a `$2`.", heading: "Slices"
            ),
            .init(
                /cannot convert return expression of type '(Int|Float|Double)' to return type '(Int|Float|Double)'/,
                "The function returns a `$2`, and this has type `$1`. Swift converts only where you say so: `$2(…)`.",
                heading: "Numbers"),
            .init(
                /cannot convert value of type '(Int|Float|Double)' to .*'(Int|Float|Double)'/,
                "Swift does not mix numbers of different types. Here it has type `$1` and wants `$2`: write `$2(…)` around it.",
                heading: "Numbers"),
            .init(
                /binary operator '(.+?)' cannot be applied to operands of type '(?:Int|Float|Double)' and '(?:Int|Float|Double)'/,
                "Swift does not mix numbers of different types: convert one side of `$1`, as in `Float(n)`.",
                heading: "Numbers"),
            .init(
                /type '(.+?)' cannot be used as a boolean/,
                "A condition is true or false, and this is a value of type `$1`. Compare it with something, as in `n != 0`.",
                heading: "Conditions"),
            .init(
                /use of '=' in a boolean context/, "`=` gives a name a value. `==` asks whether two values are equal.",
                heading: "Conditions"),
            .init(
                /binary operator '(.+?)' cannot be applied to two '\[.+?\]' operands/,
                "`$1` is for numbers, not for arrays. Walk over both with `zip`, or over the places with `indices`.",
                heading: "Arrays"),
            .init(
                /for-in loop requires '(.+?)' to conform to 'Sequence'/,
                "`for` walks over many values, and `$1` is one. To count, write a range: `0..<n`.",
                heading: "Ranges and loops"),
            .init(
                /empty collection literal requires an explicit type/,
                "Nothing says what the array will hold. Give it a type: `var new: [Float] = []`.", heading: "Arrays"),
            .init(
                /the compiler is unable to type-check this expression in reasonable time/,
                "The line has too many numbers whose types are open. Divide it into two with `let`, and write the types: `let half: Float = …`.",
                heading: "Numbers"),
        ]
    }

    private static var optionals: [CompilerAdvice] {
        [
            .init(
                /value of optional type '(.+?)' must be unwrapped to refer to member '(.+?)'/,
                "The value is of type `$1`, so there may be none. Unwrap it with `if let` or `guard let` first, then ask for `$2`.",
                heading: "Optionals"),
            .init(
                /value of optional type '(.+?)' must be unwrapped/,
                "The value is of type `$1`, so there may be none. Say what counts then, with `?? 0`, or unwrap it with `if let`.",
                heading: "Optionals"),
            .init(
                /initializer for conditional binding must have Optional type, not '(.+?)'/,
                "`if let` unwraps an optional, and this always has a value of type `$1`. Write `let` alone.",
                heading: "Optionals"),
            .init(
                /'nil' is incompatible with return type '(.+?)'/,
                "The function promises a value of type `$1`, and `nil` is none.", heading: "Optionals"),
        ]
    }

    private static var results: [CompilerAdvice] {
        [
            .init(
                /missing return in .*expected to return '(.+?)'/,
                "There is a way to the end of the function on which nothing is returned. A function of more than one line needs `return` and a value of type `$1` on all of them.",
                heading: "Functions and labels"),
            .init(
                /cannot convert return expression of type '(.+?)' to return type '(.+?)'/,
                "The function promises a `$2` after `->`, and this has type `$1`.", heading: "Functions and labels"),
            .init(
                /unexpected non-void return value in void function/,
                "The function promises nothing. Write `->` and the type of what it returns before the `{`.",
                heading: "Functions and labels"),
            .init(
                /variable '(.+?)' used before being initialized/,
                "`$1` has no value yet on some way to this line. Give it one where you declare it.",
                heading: "Constants and variables"),
        ]
    }

    private static var names: [CompilerAdvice] {
        [
            .init(
                /cannot find '(sqrt|exp|exp2|log|log2|log10|pow|sin|cos|tan|tanh|floor|ceil|round)' in scope/,
                "`$1` comes with Foundation. Write `import Foundation` in the first line.", heading: "Numbers"),
            .init(
                /cannot find operator '(\+\+|--)' in scope/, "Swift has no `$1`. Write `+= 1` or `-= 1`.",
                heading: "Numbers"),
            .init(
                /(?:cannot find|no) operator '\*\*'/,
                "Swift has no `**`. Multiply, or write `pow(x, y)` with `import Foundation`.", heading: "Numbers"),
            .init(
                /cannot find (?:type )?'(.+?)' in scope/,
                "Swift does not know `$1` here: it is spelled otherwise, declared inside other braces, or nowhere.",
                heading: "Constants and variables"),
            .init(
                /value of type '(.+?)' has no member '(.+?)'/,
                "A value of type `$1` has nothing called `$2`.", heading: "Seen in listings"),
            .init(
                /invalid redeclaration of '(.+?)'/,
                "`$1` is declared already. To change it, leave `let` or `var` out; for something else, take another name.",
                heading: "Constants and variables"),
        ]
    }

    private static var brackets: [CompilerAdvice] {
        [
            .init(
                /expected '(.)' .*/, note: "to match this opening", isAtNote: true,
                "This bracket is never closed: a `$1` is missing.", heading: nil),
            .init(
                /expected ',' separator/, "A comma, an operator or a closing bracket is missing before this place.",
                heading: nil),
            .init(
                /extraneous '(.)' at top level/,
                "There is one `$1` too many, or a bracket was closed too early above.", heading: nil),
        ]
    }

    private static var statements: [CompilerAdvice] {
        [
            .init(
                /consecutive statements on a line must be separated by ';'/,
                "Two statements are in one line. An operator is missing between them, or it has a space on one side only: write `a - b`, not `a -b`.",
                heading: nil)
        ]
    }
}
