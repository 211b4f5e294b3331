internal import COpenBLAS

/// The library under the matrix products: OpenBLAS.
public enum BLAS {
    /// The CPU family whose kernels OpenBLAS chose when it was loaded, as "Haswell" or "SkylakeX".
    ///
    /// OpenBLAS 0.3.21 takes its Haswell kernels on CPUs newer than it knows, at half the speed of an AVX-512 core. The
    /// variable `OPENBLAS_CORETYPE` decides, read when the library is loaded; a program that loads Kernels sets it before.
    public static var coreType: String { String(cString: lectern_blas_core_type()) }

    /// OpenBLAS's version and build options.
    public static var configuration: String { String(cString: lectern_blas_configuration()) }

    /// How many threads share the work of an operator.
    public static var threads: Int { Threads.count }

    /// Measures the matrix product of two `size` x `size` matrices.
    ///
    /// - Returns: billions of floating-point operations a second, the best of `repetitions` runs.
    public static func measureGigaflops(size: Int = 1024, repetitions: Int = 3) -> Double {
        let size = max(size, 1)
        let a = Tensor.uniform([size, size], in: -1...1, seed: 1)
        let b = Tensor.uniform([size, size], in: -1...1, seed: 2)
        var best = Duration.seconds(1_000_000)
        for _ in 0..<max(repetitions, 1) {
            let time = ContinuousClock().measure { _ = try? matmul(a, b) }
            best = min(best, time)
        }
        let seconds = Double(best.components.seconds) + Double(best.components.attoseconds) / 1e18
        return 2 * Double(size) * Double(size) * Double(size) / seconds / 1e9
    }
}
