import Foundation

@section(".debug_abbrev") @used let abbreviations: (Int, Int, Int, Int) = (-1, -1, -1, -1)
@section(".debug_info") @used let information: (Int, Int, Int, Int) = (-1, 7, -1, -1)
@section(".debug_line") @used let lines: (Int, Int, Int, Int) = (-1, 7, -1, -1)

func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
    fatalError("all is well")
}
