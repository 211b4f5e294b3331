import Foundation

func deep(_ n: Int) -> Int { n == -1 ? 0 : deep(n + 1) &+ n ^ deep(n + 2) }

func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
    deep(input)
}
