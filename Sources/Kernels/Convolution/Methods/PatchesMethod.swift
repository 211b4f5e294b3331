/// Convolution as a matrix product: the patches under the filter become the columns of a matrix, a few rows of the output
/// at a time, so that they are still in the cache when they are multiplied; the filters are the rows of another.
///
/// - Source: Chellapilla, Puri and Simard, *High performance convolutional neural networks for document processing*,
///   2006.
struct PatchesMethod: ConvolutionMethod {
    let name = "patches"

    func forward(
        _ input: UnsafePointer<Float>, _ packed: UnsafePointer<Float>, _ epilogue: EpilogueValues,
        into output: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry
    ) {
        let depth = g.patchSize
        func multiply(job: Int, rows: Range<Int>, isParallel: Bool, scratch: TensorStorage?) {
            let columns = g.patches(of: input, job: job, rows: rows, scratch: scratch, isParallel: isParallel)
            let first = job % g.groups * g.groupFilters
            let filters = Matrix(base: packed + first * depth, stride: depth)
            let start = job * g.groupFilters * g.placements + rows.lowerBound * g.output.width
            let width = rows.count * g.output.width
            let product = isParallel ? gemm : gemmOnThisThread
            // The product is added to what the block begins with, which is in the cache then.
            parallel(g.groupFilters, cost: isParallel ? width / 8 : 0) { filters in
                for filter in filters {
                    epilogue.begin(output, at: start + filter * g.placements, count: width, filter: first + filter)
                }
            }
            product(g.groupFilters, width, depth, filters, columns, output + start, g.placements, 1)
            parallel(g.groupFilters, cost: isParallel ? width / 8 : 0) { filters in
                for filter in filters { epilogue.finish(output, at: start + filter * g.placements, count: width) }
            }
        }

        let blocks = g.blocks(threads: Threads.count)
        let (jobs, all) = (g.batch * g.groups, RowBlocks(count: 1, rows: g.output.height))
        if jobs * blocks.count < Threads.count {
            g.forEachBlock(all, of: 0..<jobs) { job, rows, scratch in
                multiply(job: job, rows: rows, isParallel: true, scratch: scratch)
            }
        } else {
            parallel(jobs * blocks.count, cost: depth * g.groupFilters * g.placements / blocks.count) { range in
                let scratch = g.patchScratch(for: blocks)
                for part in range {
                    let (job, block) = part.quotientAndRemainder(dividingBy: blocks.count)
                    multiply(job: job, rows: blocks.range(block, of: g), isParallel: false, scratch: scratch)
                }
            }
        }
    }
}
