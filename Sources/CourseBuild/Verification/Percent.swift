extension Double {
    /// A share in two digits: `0.012%`.
    var percent: String {
        let percent = self * 100
        guard percent > 0, percent.isFinite else { return "0%" }
        var (digits, scaled, power) = (0, percent, 1.0)
        while scaled < 10, digits < 12 { (scaled, digits, power) = (scaled * 10, digits + 1, power * 10) }
        var text = "\(scaled.rounded() / power)"
        if text.hasSuffix(".0") { text.removeLast(2) }
        return text + "%"
    }
}
