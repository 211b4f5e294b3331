import Foundation

/// What a reader does with a page, and what a reader gets of it.
extension BrowserSession {
    /// What a key is called, and what text it types.
    enum Key: String {
        case tab = "Tab"
        case enter = "Enter"
        case escape = "Escape"
        case space = " "
        case delete = "Delete"
        case left = "ArrowLeft"
        case right = "ArrowRight"
        case up = "ArrowUp"
        case down = "ArrowDown"

        fileprivate var number: Int {
            switch self {
            case .tab: 9
            case .enter: 13
            case .escape: 27
            case .space: 32
            case .left: 37
            case .up: 38
            case .right: 39
            case .down: 40
            case .delete: 46
            }
        }

        fileprivate var text: String? {
            switch self {
            case .enter: "\r"
            case .space: " "
            default: nil
            }
        }
    }

    /// Presses a key, on what has the focus.
    func press(_ key: Key, shift: Bool = false) throws {
        var event: [String: Any] = [
            "key": key.rawValue, "code": key == .space ? "Space" : key.rawValue, "windowsVirtualKeyCode": key.number,
            "modifiers": shift ? 8 : 0,
        ]
        event["type"] = key.text == nil ? "rawKeyDown" : "keyDown"
        event["text"] = key.text
        try send("Input.dispatchKeyEvent", event)
        event["type"] = "keyUp"
        event["text"] = nil
        try send("Input.dispatchKeyEvent", event)
    }

    /// Types a text into what has the focus, in place of what it has.
    func replace(with text: String) throws {
        try value(of: "document.activeElement.select()")
        try send("Input.insertText", ["text": text])
    }

    /// Presses the mouse's button at the first of these places, moves it through the others, and lets go.
    ///
    /// - Parameter places: in parts of an element's width and height, from its top left corner.
    func drag(_ selector: String, _ places: [(x: Double, y: Double)]) throws {
        let box = try box(of: selector)
        func mouse(_ type: String, _ place: (x: Double, y: Double), isDown: Bool) throws {
            try send(
                "Input.dispatchMouseEvent",
                [
                    "type": type, "x": box[0] + place.x * box[2], "y": box[1] + place.y * box[3],
                    "button": type == "mouseMoved" && !isDown ? "none" : "left", "buttons": isDown ? 1 : 0,
                    "clickCount": 1,
                ])
        }
        try mouse("mouseMoved", places[0], isDown: false)
        try mouse("mousePressed", places[0], isDown: true)
        for place in places.dropFirst() { try mouse("mouseMoved", place, isDown: true) }
        try mouse("mouseReleased", places[places.count - 1], isDown: false)
    }

    /// The same with a finger.
    func swipe(_ selector: String, _ places: [(x: Double, y: Double)]) throws {
        let box = try box(of: selector)
        try send("Emulation.setTouchEmulationEnabled", ["enabled": true])
        for (index, place) in places.enumerated() {
            try send(
                "Input.dispatchTouchEvent",
                [
                    "type": index == 0 ? "touchStart" : "touchMove",
                    "touchPoints": [["x": box[0] + place.x * box[2], "y": box[1] + place.y * box[3]]],
                ])
        }
        try send("Input.dispatchTouchEvent", ["type": "touchEnd", "touchPoints": [[String: Double]]()])
    }

    /// Left, top, width and height of an element in the window, in the middle of which it is brought.
    private func box(of selector: String) throws -> [Double] {
        let element = "document.querySelector(\(Self.quoted(selector)))"
        let box = try value(
            of: """
                (\(element).scrollIntoView({ block: "center", behavior: "instant" }),
                ((box) => [box.left, box.top, box.width, box.height].join(" "))(\(element).getBoundingClientRect()))
                """
        ).split(separator: " ").compactMap { Double($0) }
        guard box.count == 4 else { throw Fault(description: "there is no \(selector)") }
        return box
    }

    /// Clicks at the middle of an element.
    func click(_ selector: String) throws { try drag(selector, [(x: 0.5, y: 0.5)]) }

    /// Presses keys one after the other.
    func press(_ keys: [Key]) throws { for key in keys { try press(key) } }

    /// A picture of what the window shows, as PNG.
    func screenshot() throws -> Data {
        let answer = try send("Page.captureScreenshot")
        return Data(base64Encoded: answer["data"] as? String ?? "") ?? Data()
    }

    /// The page on A4, as a PDF.
    func pdf() throws -> Data {
        let answer = try send("Page.printToPDF", ["preferCSSPageSize": true, "paperWidth": 8.27, "paperHeight": 11.69])
        return Data(base64Encoded: answer["data"] as? String ?? "") ?? Data()
    }
}
