import Networks

/// The head of the networks of 2012 to 2014: layers of 4096 units with dropout, and a score for each class.
@NetworkBuilder
func fullyConnectedHead(layers: [Int] = [6, 7], classes: Int) -> [Block] {
    for layer in layers {
        Linear(outputs: 4096).named("fc\(layer)")
        ReLU().named("relu\(layer)")
        Dropout(0.5).named("drop\(layer)")
    }
    Linear(outputs: classes).named("fc8")
    Softmax()
}
