extension PatchesMethod {
    /// `weightᵀ gradient` are the patches' gradients, which are added where patches were taken.
    func inputGradient(
        _ gradient: UnsafePointer<Float>, _ weight: UnsafePointer<Float>, into input: UnsafeMutablePointer<Float>,
        _ g: ConvolutionGeometry
    ) {
        let depth = g.patchSize
        func multiply(job: Int, rows: Range<Int>, isParallel: Bool, scratch: TensorStorage?) {
            let channels = input + job * g.groupChannels * g.inputArea
            let filters = Matrix(
                base: weight + job % g.groups * g.groupFilters * depth, isTransposed: true, stride: depth)
            let values = g.rows(rows, ofOutput: gradient, job: job)
            let (width, product) = (rows.count * g.output.width, isParallel ? gemm : gemmOnThisThread)
            guard let scratch else {
                let target = channels + rows.lowerBound * g.output.width
                return product(depth, width, g.groupFilters, filters, values, target, g.placements, 0)
            }
            if rows.lowerBound == 0 { channels.update(repeating: 0, count: g.groupChannels * g.inputArea) }
            product(depth, width, g.groupFilters, filters, values, scratch.base, width, 0)
            scatterPatches(scratch.base, addingTo: channels, g, rows: rows, isParallel: isParallel)
        }

        let jobs = g.batch * g.groups
        if jobs < Threads.count {
            g.forEachBlock(g.blocksForAllThreads(), of: 0..<jobs) { job, rows, scratch in
                multiply(job: job, rows: rows, isParallel: true, scratch: scratch)
            }
        } else {
            let blocks = g.blocks(threads: 1)
            parallel(jobs, cost: depth * g.groupFilters * g.placements) { jobs in
                g.forEachBlock(blocks, of: jobs) { job, rows, scratch in
                    multiply(job: job, rows: rows, isParallel: false, scratch: scratch)
                }
            }
        }
    }

    /// `gradient patchesᵀ`, summed over the images.
    func weightGradient(
        _ gradient: UnsafePointer<Float>, _ input: UnsafePointer<Float>, into weight: UnsafeMutablePointer<Float>,
        _ g: ConvolutionGeometry
    ) {
        let (depth, count) = (g.patchSize, g.filters * g.patchSize)
        // The products are added to it.
        weight.update(repeating: 0, count: count)
        func multiply(
            job: Int, rows: Range<Int>, isParallel: Bool, scratch: TensorStorage?, sums: UnsafeMutablePointer<Float>
        ) {
            var columns = g.patches(of: input, job: job, rows: rows, scratch: scratch, isParallel: isParallel)
            columns.isTransposed = true
            let product = isParallel ? gemm : gemmOnThisThread
            product(
                g.groupFilters, depth, rows.count * g.output.width, g.rows(rows, ofOutput: gradient, job: job), columns,
                sums + job % g.groups * g.groupFilters * depth, depth, 1)
        }

        if g.batch < Threads.count {
            return g.forEachBlock(g.blocksForAllThreads(), of: 0..<(g.batch * g.groups)) { job, rows, scratch in
                multiply(job: job, rows: rows, isParallel: true, scratch: scratch, sums: weight)
            }
        }
        // Every thread sums over its own images; the sums are added in the images' order, whoever was first.
        let blocks = g.blocks(threads: 1)
        let parts = Threads.count
        let others = (1..<max(parts, 2)).map { _ in TensorStorage(count: count) }
        parallel(parts, parts: parts) { range in
            for part in range {
                let sums = part == 0 ? weight : others[part - 1].base
                if part > 0 { sums.update(repeating: 0, count: count) }
                let images = (g.batch * part / parts)..<(g.batch * (part + 1) / parts)
                let jobs = (images.lowerBound * g.groups)..<(images.upperBound * g.groups)
                g.forEachBlock(blocks, of: jobs) { job, rows, scratch in
                    multiply(job: job, rows: rows, isParallel: false, scratch: scratch, sums: sums)
                }
            }
        }
        guard parts > 1 else { return }
        parallel(count, cost: parts) { range in
            for other in others {
                for i in range { weight[i] += other.base[i] }
            }
        }
    }
}
