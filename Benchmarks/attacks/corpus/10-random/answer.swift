import Foundation

func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
    Int.random(in: -9...0)
}
