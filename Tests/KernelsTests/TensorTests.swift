import Kernels
import Testing

@Suite("A tensor is a value, and reads as one")
struct TensorTests {
    @Test("a copy does not follow its original")
    func copies() {
        var a = Tensor([1, 2, 3])
        let b = a
        a[1] = 9
        #expect(a == Tensor([1, 9, 3]))
        #expect(b == Tensor([1, 2, 3]))
    }

    @Test("the printed form is NumPy's")
    func printing() throws {
        #expect("\(try Tensor([[1, 2.5], [-3, 4]]))" == "[[ 1.   2.5]\n [-3.   4. ]]")
        #expect("\(Tensor([0.1, .nan]))" == "[0.1 nan]")
        #expect("\(Tensor([1e-5, 1]))" == "[1.e-05 1.e+00]")
        #expect("\(Tensor([1 / 3, 2]))" == "[0.33333334 2.        ]")
        #expect("\(Tensor.zeros([1, 2, 2]))" == "[[[0. 0.]\n  [0. 0.]]]")
        #expect("\(Tensor.zeros([2, 1, 1]))" == "[[[0.]]\n\n [[0.]]]")
        #expect("\(Tensor.arange(1001))" == "[   0.    1.    2. ...  998.  999. 1000.]")
    }

    @Test("tensors that are made hold what they say")
    func making() throws {
        #expect(Tensor.full([2, 1], 0.5) == (try Tensor([[0.5], [0.5]])))
        #expect(Tensor.identity(2) == (try Tensor([[1, 0], [0, 1]])) && Tensor.identity(0).shape == [0, 0])
        #expect(Tensor.linspace(-1, 1, count: 5) == Tensor([-1, -0.5, 0, 0.5, 1]))
        #expect(Tensor.linspace(3, 4, count: 1) == Tensor([3]) && Tensor.linspace(0, 1, count: 0).count == 0)
        #expect(try broadcastShape([3, 1], [2, 1, 4]) == [2, 3, 4])
        #expect(Tensor([1, 2]).withValues { $0.reduce(0, +) } == 3)
    }

    @Test("matrix and vector products")
    func products() throws {
        let w = try Tensor([[1, 2], [3, 4]])
        #expect(try matmul(w, Tensor([10, 100])) == Tensor([210, 430]))
        #expect(try matmul(Tensor([10, 100]), w) == Tensor([310, 420]))
        #expect(try matmul(w, w) == Tensor([[7, 10], [15, 22]]))
        #expect(try linear(w, weight: w, bias: Tensor([1, 2])) == Tensor([[6, 13], [12, 27]]))
    }

    @Test("broadcasting matches axes from the last")
    func broadcasting() throws {
        let a = try Tensor([[1, 2, 3], [4, 5, 6]])
        #expect(try a + Tensor([10, 20, 30]) == Tensor([[11, 22, 33], [14, 25, 36]]))
        #expect(try a * Tensor([[1], [2]]) == Tensor([[1, 2, 3], [8, 10, 12]]))
        #expect(throws: ShapeError.cannotBroadcast(left: [2, 3], right: [2])) { try a + Tensor([1, 2]) }
    }
}
