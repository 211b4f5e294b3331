"""The peers: each reads a network's file, is held to fp32 and to a number of threads, and gives a function that is one pass."""


def onnxruntime(network, x, threads, profile=None):
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    # The shape is fixed before the graph is optimized, as if the file had it.
    for axis, length in zip(("batch", None, "height", "width"), x.shape):
        if axis:
            options.add_free_dimension_override_by_name(axis, length)
    if profile:
        options.enable_profiling = True
        options.profile_file_prefix = profile
    session = onnxruntime.InferenceSession(network.file(".onnx"), options, providers=["CPUExecutionProvider"])
    if profile:
        return session, lambda: session.run(None, {"input": x})[0]
    return lambda: session.run(None, {"input": x})[0]


def openvino(network, x, threads):
    import openvino
    core = openvino.Core()
    model = core.read_model(network.file(".onnx"))
    model.reshape(list(x.shape))
    # Its own choice is bf16 where the processor has it.
    request = core.compile_model(model, "CPU", {
        "PERFORMANCE_HINT": "LATENCY", "INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": 1,
        "INFERENCE_PRECISION_HINT": "f32",
    }).create_infer_request()
    return lambda: request.infer({0: x}, share_inputs=True, share_outputs=True)[0]


def ncnn(network, x, threads):
    import ncnn, numpy
    net = ncnn.Net()
    net.opt.num_threads = threads
    net.opt.use_vulkan_compute = False
    # Its own choice keeps weights and values in 16 bits.
    for shorter in ("fp16_packed", "fp16_storage", "fp16_arithmetic", "bf16_storage", "bf16_packed"):
        setattr(net.opt, f"use_{shorter}", False)
    net.load_param(str(network.file(".ncnn.param")))
    net.load_model(str(network.file(".ncnn.bin")))
    # It has no batches: images pass one after the other.
    images = [ncnn.Mat(image) for image in x]

    def one(image):
        extractor = net.create_extractor()
        extractor.input("in0", image)
        return numpy.array(extractor.extract("out0")[1])

    return lambda: numpy.stack([one(image) for image in images])


def mnn(network, x, threads):
    return mnn_session(network, x, threads, lambda interpreter, session: interpreter.runSession(session))


def mnn_session(network, x, threads, run):
    import MNN, numpy
    interpreter = MNN.Interpreter(str(network.file(".mnn")))
    session = interpreter.createSession({"numThread": threads, "precision": "high", "backend": "CPU"})
    tensor = interpreter.getSessionInput(session)
    interpreter.resizeTensor(tensor, x.shape)
    interpreter.resizeSession(session)

    def host(values):
        return MNN.Tensor(values.shape, MNN.Halide_Type_Float, values, MNN.Tensor_DimensionType_Caffe)

    images = host(x)

    def once():
        tensor.copyFrom(images)
        run(interpreter, session)
        output = interpreter.getSessionOutput(session)
        copy = host(numpy.zeros(output.getShape(), numpy.float32))
        output.copyToHostTensor(copy)
        return numpy.array(copy.getNumpyData())

    return once


def pytorch(network, x, threads):
    import torch, warnings
    warnings.filterwarnings("ignore")
    torch.set_num_threads(threads)
    frozen = torch.jit.freeze(torch.jit.load(network.file(".pt")).eval())
    net = torch.jit.optimize_for_inference(frozen)
    # Its convolutions are quicker with channels last.
    images = torch.from_numpy(x).to(memory_format=torch.channels_last)

    def once():
        with torch.inference_mode():
            return net(images).numpy()

    return once


# By the name of the option: what the table calls it, its package, and the function above.
PEERS = {
    "onnxruntime": ("ONNX Runtime", "onnxruntime", onnxruntime),
    "openvino": ("OpenVINO", "openvino", openvino),
    "ncnn": ("ncnn", "ncnn", ncnn),
    "mnn": ("MNN", "mnn", mnn),
    "pytorch": ("PyTorch", "torch", pytorch),
}
