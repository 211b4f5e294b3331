/// Rows of the output in equal blocks, of which each is computed in one go.
struct RowBlocks {
    let count: Int
    let rows: Int

    func range(_ block: Int, of g: ConvolutionGeometry) -> Range<Int> {
        min(block * rows, g.output.height)..<min((block + 1) * rows, g.output.height)
    }
}

extension ConvolutionGeometry {
    /// All rows at once, for threads to share, unless their patches would fill the memory.
    func blocksForAllThreads() -> RowBlocks {
        patchSize * placements <= 1 << 26 ? RowBlocks(count: 1, rows: output.height) : blocks(threads: 1)
    }

    /// Blocks whose patches take about half a megabyte, a core's second-level cache, but have columns enough to be worth
    /// a matrix product; in a number that leaves no thread idle.
    func blocks(threads: Int) -> RowBlocks {
        let columns = min(max(131_072 / max(patchSize, 1), 192), 2048)
        let wanted = min(max(columns / output.width, 1), output.height)
        var count = (output.height + wanted - 1) / wanted
        if count > 1, batch * groups < 4 * threads { count = (count + threads - 1) / threads * threads }
        let rows = (output.height + count - 1) / count
        return RowBlocks(count: (output.height + rows - 1) / rows, rows: rows)
    }

    /// Room for the patches of one block; nil where the input is its own patch matrix.
    func patchScratch(for blocks: RowBlocks) -> TensorStorage? {
        isPointwise ? nil : TensorStorage(count: patchSize * blocks.rows * output.width)
    }

    /// Calls `body` with every block of rows of every job, one group of one image, on this thread.
    @inline(__always)
    func forEachBlock(
        _ blocks: RowBlocks, of jobs: Range<Int>, _ body: (_ job: Int, _ rows: Range<Int>, TensorStorage?) -> Void
    ) {
        let scratch = patchScratch(for: blocks)
        for job in jobs {
            for block in 0..<blocks.count { body(job, blocks.range(block, of: self), scratch) }
        }
    }

    /// Rows of one job's output, or its gradient, as the matrix `[groupFilters, rows.count outputWidth]`.
    func rows(_ rows: Range<Int>, ofOutput output: UnsafePointer<Float>, job: Int) -> Matrix {
        Matrix(
            base: output + job * groupFilters * placements + rows.lowerBound * self.output.width, stride: placements)
    }

    /// The patches that rows of one job's output see, as the matrix `[C R S, rows.count outputWidth]`: gathered into
    /// `scratch`, or where they lie.
    func patches(
        of input: UnsafePointer<Float>, job: Int, rows: Range<Int>, scratch: TensorStorage?, isParallel: Bool
    ) -> Matrix {
        let channels = input + job * groupChannels * inputArea
        guard let scratch else {
            return Matrix(base: channels + rows.lowerBound * output.width, stride: placements)
        }
        gatherPatches(channels, into: scratch.base, self, rows: rows, isParallel: isParallel)
        return Matrix(base: scratch.base, stride: rows.count * output.width)
    }
}
