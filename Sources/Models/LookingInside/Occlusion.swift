import Kernels
import Networks

extension Network {
    /// How much the network still sees a class when a square hides a part of the image, for every placement of the square:
    /// where the map is low, what was hidden matters.
    ///
    /// - Parameters: image, of the network's input shape; `label`, the class, or unit of the output; `size` of the square in
    ///   pixels and its `stride`; `value`, of its pixels.
    /// - Returns: `[rows, columns]` of the output's values for the label.
    /// - Throws: ``NetworkError/Problem/unitOutside(layer:unit:shape:)``, and `ShapeError.windowDoesNotFit` where the square is
    ///   larger than the image.
    /// - Source: Zeiler and Fergus, *Visualizing and understanding convolutional networks*, 2014, figure 7.
    public func occlusionMap(
        of image: Tensor, label: Int, size: Int = 8, stride: Int = 4, value: Float = 0.5
    ) throws(NetworkError) -> Tensor {
        let batch = try asBatch(image)
        guard batch.shape[0] == 1 else { throw NetworkError(.oneImageExpected(found: batch.shape[0])) }
        let unit = try graph.nodes[graph.output].map(label).lowerBound
        let places: Extent
        do throws(ShapeError) {
            let (_, extent) = try imageSizes("occlusionMap", inputShape)
            places = try Window(stride: stride, rounding: .down).outputSize(input: extent, filter: Extent(size))
        } catch { throw NetworkError(.shape(error)) }
        var map = Tensor.zeros([places.height, places.width])
        for row in 0..<places.height {
            var hidden = Tensor.zeros([places.width] + inputShape)
            hidden.withMutableValues { values in
                for column in 0..<places.width {
                    hide(batch, in: values, number: column, top: row * stride, left: column * stride, size, value)
                }
            }
            let output = try self(hidden)
            let width = output.count / places.width
            for column in 0..<places.width { map[row, column] = output.withValues { $0[column * width + unit] } }
        }
        return map
    }

    /// Copies the image to place `number` of a batch, with a square over it.
    private func hide(
        _ image: Tensor, in batch: UnsafeMutableBufferPointer<Float>, number: Int, top: Int, left: Int, _ size: Int,
        _ value: Float
    ) {
        let start = number * image.count
        image.withValues { _ = batch[start...].update(fromContentsOf: $0) }
        for channel in 0..<inputShape[0] {
            for row in top..<(top + size) {
                let first = start + (channel * inputShape[1] + row) * inputShape[2] + left
                batch[first..<(first + size)].update(repeating: value)
            }
        }
    }
}
