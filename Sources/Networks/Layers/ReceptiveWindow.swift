import Kernels

/// What one value of a layer's output depends on in its input.
public enum ReceptiveWindow: Sendable, Hashable {
    /// The value at the same place.
    case pointwise
    /// A window that slides.
    case window(Extent, Window)
    /// The whole input.
    case everything
}
