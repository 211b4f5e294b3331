import Foundation

func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
    abort()
}
