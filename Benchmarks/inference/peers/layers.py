"""What an engine says of its layers' times.

usage: python -m peers.layers onnxruntime|mnn|work NETWORK THREADS IMAGES PASSES

Prints a line for each layer: its name in the model, its operator, and the median ms of the passes, with tabs between. `work` prints
GFLOP in place of ms: two for each product and its sum, by the definition of the layer, whatever the engine does in its place.
"""
import json, os, statistics, sys, tempfile, time
from collections import defaultdict

WEIGHTED = ("Conv", "Gemm")


def layer_name(node):
    """`layer1.0.conv1` for ONNX's `/0/layer1/layer1.0/conv1/Conv`: the module where it has weights, else with the operator."""
    *modules, operator = node.name.removeprefix("/0/").removeprefix("/1/").strip("/").split("/")
    path = []
    for module in modules:
        # A module's name begins with that of the list that it is in.
        if path and module.startswith(path[-1] + "."):
            path.pop()
        path.append(module)
    return ".".join(path if node.op_type in WEIGHTED else [*path, operator])


def layers_of_tensors(network):
    """The layer of each node and of the tensor that it makes; an activation is its layer's, for engines fuse the two."""
    import onnx
    nodes = onnx.load(network.file(".onnx")).graph.node
    makers = {output: node for node in nodes for output in node.output}

    def layer(node):
        before = makers.get(node.input[0]) if node.op_type == "Relu" else None
        return layer(before) if before else layer_name(node)

    return {output: layer(node) for output, node in makers.items()} | {node.name: layer(node) for node in nodes}


def onnxruntime(network, x, threads, passes):
    """From its profile, which names nodes by the tensors that they make, where its optimizer made them."""
    from peers.engines import onnxruntime
    with tempfile.TemporaryDirectory() as folder:
        session, once = onnxruntime(network, x, threads, profile=f"{folder}/profile")
        for _ in range(passes + 2):
            once()
        with open(session.end_profiling()) as file:
            events = json.load(file)
    times, kinds, layers = defaultdict(list), {}, layers_of_tensors(network)
    for event in events:
        if event.get("cat") == "Node" and event["name"].endswith("_kernel_time"):
            name = event["name"].removesuffix("_kernel_time").removesuffix("_nchwc").removeprefix("fused ")
            name = layers.get(name, name)
            times[name].append(event["dur"] / 1e3)
            kinds[name] = event["args"]["op_name"]
    return {name: (kinds[name], statistics.median(all_[2:])) for name, all_ in times.items()}


def mnn(network, x, threads, passes):
    """By a call before and after each operator; what moves values from one layout to another is added up."""
    from peers.engines import mnn_session
    layers, kinds, begun, found = layers_of_tensors(network), {}, [], []

    def before(tensors, operator):
        begun.append(time.perf_counter())
        return True

    def after(tensors, operator):
        name = operator.getName().removesuffix("__matmul_converted")
        name = "all that move values" if operator.getType() == "Raster" else layers.get(name, name)
        found[-1][name] += (time.perf_counter() - begun[-1]) * 1e3
        kinds[name] = operator.getType()
        return True

    def run(interpreter, session):
        found.append(defaultdict(float))
        interpreter.runSessionWithCallBackInfo(session, before, after)

    once = mnn_session(network, x, threads, run)
    for _ in range(passes + 2):
        once()
    return {name: (kind, statistics.median(times[name] for times in found[2:])) for name, kind in kinds.items()}


def work(network, x, threads, passes):
    """From the shapes of weights and outputs."""
    import math, onnx
    model = onnx.load(network.file(".onnx"))
    for axis, length in zip(model.graph.input[0].type.tensor_type.shape.dim, x.shape):
        axis.dim_value = length
    model.graph.ClearField("value_info")
    model.graph.output[0].type.tensor_type.ClearField("shape")
    graph = onnx.shape_inference.infer_shapes(model).graph
    shapes = {value.name: [axis.dim_value for axis in value.type.tensor_type.shape.dim]
              for value in [*graph.value_info, *graph.output]}
    weights = {tensor.name: list(tensor.dims) for tensor in graph.initializer}
    found = {}
    for node in graph.node:
        if node.op_type in WEIGHTED:
            output = shapes[node.output[0]]
            # Each weight is used once for each place of the output in each image.
            places = math.prod(output) / output[1]
            found[layer_name(node)] = (node.op_type, 2 * places * math.prod(weights[node.input[1]]) / 1e9)
    return found


def main(engine, network, threads, file, passes):
    os.environ["OMP_NUM_THREADS"] = threads
    from safetensors.numpy import load_file
    from peers.models import NETWORKS
    x = load_file(file)["input"]
    found = {"onnxruntime": onnxruntime, "mnn": mnn, "work": work}[engine](NETWORKS[network], x, int(threads), int(passes))
    for name, (kind, number) in found.items():
        print(name, kind, number, sep="\t")


main(*sys.argv[1:])
