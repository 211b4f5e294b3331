"""The networks as files that every engine reads: the same weights, drawn once from a seed; images; and the right answers.

usage: python -m peers.models NETWORK [BATCH SIZE]…     writes what is missing

In the folder $LECTERN_INFERENCE/models/NETWORK: `weights.safetensors` for Lectern under torchvision's names, and the network with
its softmax for ONNX Runtime and OpenVINO (`.onnx`), MNN (`.mnn`), ncnn (`.ncnn.param`) and PyTorch (`.pt`). A file serves all
batches; an engine that plans for a shape is told the shape when it reads the file.
"""
import hashlib, os, subprocess, sys, warnings
from dataclasses import dataclass
from pathlib import Path

here = Path(__file__).resolve().parent
agreement = here.parent.parent / "agreement"
sys.path.insert(0, str(agreement))
models = Path(os.environ["LECTERN_INFERENCE"]) / "models"

# Of how many images of a batch the output is compared with the right one.
COMPARED = 8


@dataclass(frozen=True)
class Network:
    name: str
    title: str
    # The images' height and width.
    size: int
    # Whether it takes images of other sizes: its last maps are averaged.
    resizable: bool

    @property
    def folder(self):
        return models / self.name

    def file(self, suffix):
        return self.folder / f"net{suffix}"

    @property
    def weights(self):
        return self.folder / "weights.safetensors"

    def answer(self, batch, size):
        return self.folder / f"answer-{min(batch, COMPARED)}-{size}.safetensors"


NETWORKS = {network.name: network for network in [
    Network("alexnet", "AlexNet", 224, False),
    Network("alexnet-grouped", "AlexNet as published", 227, False),
    Network("vgg16", "VGG-16", 224, False),
    Network("googlenet", "GoogLeNet", 224, True),
    Network("resnet50", "ResNet-50", 224, True),
    Network("resnet152", "ResNet-152", 224, True),
]}


def images(batch, size):
    """The file of a batch; a smaller batch is the beginning of a larger one."""
    return models / f"images-{batch}-{size}.safetensors"


def draw_images(batch, size):
    import numpy
    from safetensors.numpy import save_file
    if not images(batch, size).exists():
        drawn = numpy.random.RandomState(0).standard_normal((batch, 3, size, size)).astype(numpy.float32)
        write(images(batch, size), lambda file: save_file({"input": drawn}, file))


def write(path, save):
    """What `save` writes is there whole or not at all."""
    part = path.with_suffix(".part")
    save(part)
    part.rename(path)


def made_of():
    """What the files follow from: where it changes, they are made anew."""
    sources = [Path(__file__), agreement / "nets.py", here.parent / "requirements.txt"]
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def module(network):
    """The network in PyTorch, in torchvision's form, without weights of its own."""
    import nets, torch
    make = {
        "alexnet": nets.alexnet_torchvision, "alexnet-grouped": nets.alexnet, "vgg16": nets.vgg16,
        "googlenet": lambda: nets.GoogLeNet(True), "resnet50": lambda: nets.ResNet([3, 4, 6, 3]),
        "resnet152": lambda: nets.ResNet([3, 8, 36, 3]),
    }[network.name]
    return torch.nn.Sequential(make(), torch.nn.Softmax(1)).eval()


def draw(network):
    """The module with weights from a seed, whose scores have a deviation of 2: neither one class nor all alike."""
    import nets, torch
    torch.manual_seed(1)
    net = module(network)
    nets.draw_weights(net[0], (3, network.size, network.size))
    last = [part for part in net.modules() if isinstance(part, torch.nn.Linear)][-1]
    with torch.no_grad():
        deviation = net[0](torch.randn(4, 3, network.size, network.size)).std()
        last.weight *= 2 / deviation
        last.bias *= 2 / deviation
    return net


def export(network):
    """Writes the network for every engine, unless it is there."""
    stamp = network.folder / "made-of"
    if stamp.exists() and stamp.read_text() == made_of():
        return
    import torch
    from safetensors.torch import save_file
    warnings.filterwarnings("ignore")
    network.folder.mkdir(parents=True, exist_ok=True)
    for old in network.folder.iterdir():
        old.unlink()
    net = draw(network)
    save_file(net[0].state_dict(), network.weights)
    x = torch.randn(1, 3, network.size, network.size)
    shape = f"[1,3,{network.size},{network.size}]"
    torch.jit.trace(net, x).save(network.file(".pt"))
    run("pnnx", "net.pt", f"inputshape={shape}", "fp16=0", folder=network.folder)
    axes = {0: "batch", 2: "height", 3: "width"} if network.resizable else {0: "batch"}
    torch.onnx.export(
        with_lrn(net), (x,), network.file(".onnx"), dynamo=False, input_names=["input"], output_names=["output"],
        dynamic_axes={"input": axes, "output": {0: "batch"}})
    run("mnnconvert", "-f", "ONNX", "--modelFile", "net.onnx", "--MNNModel", "net.mnn", "--bizCode", "lectern",
        folder=network.folder)
    for left in {*network.folder.glob("*pnnx*"), *network.folder.glob("*.py")}:
        left.unlink()
    stamp.write_text(made_of())


def run(program, *words, folder):
    done = subprocess.run([Path(sys.executable).parent / program, *words], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{program} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def with_lrn(net):
    """The module with ONNX's operator for local response norm, which PyTorch would write as six others."""
    import torch

    class Norm(torch.autograd.Function):
        @staticmethod
        def symbolic(graph, x, size, alpha, beta, k):
            return graph.op("LRN", x, size_i=size, alpha_f=alpha, beta_f=beta, bias_f=k)

        @staticmethod
        def forward(context, x, size, alpha, beta, k):
            return torch.nn.functional.local_response_norm(x, size, alpha, beta, k)

    def replace(part):
        for name, child in part.named_children():
            replace(child)
            if isinstance(child, torch.nn.LocalResponseNorm):
                child.forward = lambda x, n=child: Norm.apply(x, n.size, n.alpha, n.beta, n.k)
        return part

    return replace(net)


def find_answer(network, batch, size):
    """Writes what PyTorch gives in Double."""
    file = network.answer(batch, size)
    if file.exists():
        return
    import torch
    from safetensors.torch import load_file, save_file
    net = module(network)
    net[0].load_state_dict(load_file(network.weights))
    x = load_file(images(batch, size))["input"][:COMPARED].double()
    with torch.inference_mode():
        answer = net.double()(x)
    write(file, lambda part: save_file({"output": answer}, part))


if __name__ == "__main__":
    network, shapes = NETWORKS[sys.argv[1]], [int(word) for word in sys.argv[2:]]
    export(network)
    for batch, size in zip(shapes[::2], shapes[1::2]):
        draw_images(batch, size)
        find_answer(network, batch, size)
