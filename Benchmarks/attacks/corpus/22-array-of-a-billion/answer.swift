import Foundation

func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
    [Int](repeating: input, count: 1_000_000_000).count
}
