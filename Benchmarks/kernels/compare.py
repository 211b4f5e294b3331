"""Times PyTorch's operators at the shapes of Sources/measure, beside ours, and prints the ratios. See README.md."""

import os
import subprocess
import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(int(os.environ["LECTERN_THREADS"]))
torch.manual_seed(1)
r = torch.randn


def measure(body):
    best, spent, runs = 1e9, 0.0, 0
    while runs < 5 or (spent < 0.2 and runs < 2000):
        start = time.perf_counter()
        body()
        t = time.perf_counter() - start
        best, spent, runs = min(best, t), spent + t, runs + 1
    return best * 1e6


cases = {}


def backward(name, output, inputs):
    gradient = output.detach().clone()
    cases[name] = lambda: torch.autograd.grad(output, inputs, gradient, retain_graph=True)


def convolution(name, x, filters, size, stride=1, padding=0, groups=1):
    w, b = r(filters, x.shape[1] // groups, size, size), r(filters)
    cases[name] = lambda: F.conv2d(x, w, b, stride, padding, 1, groups)
    inputs = [t.clone().requires_grad_() for t in (x, w, b)]
    backward(name + " backward", F.conv2d(*inputs, stride, padding, 1, groups), inputs)


def layer(name, batch, i, o):
    x, w, b = r(batch, i), r(o, i), r(o)
    cases[name] = lambda: F.linear(x, w, b)
    inputs = [t.clone().requires_grad_() for t in (x, w, b)]
    backward(name + " backward", F.linear(*inputs), inputs)


def max_pool(name, x, size, stride):
    cases[name] = lambda: F.max_pool2d(x, size, stride)
    cases[name + " with switches"] = lambda: F.max_pool2d(x, size, stride, return_indices=True)
    y = x.clone().requires_grad_()
    backward(name + " backward", F.max_pool2d(y, size, stride), [y])


def elementwise(name, function, x):
    cases[name] = lambda: function(x)


lenet, alexnet, maps = r(64, 6, 28, 28), r(1, 96, 55, 55), r(16, 96, 27, 27)
convolution("LeNet conv1", r(64, 1, 28, 28), 6, 5, padding=2)
convolution("LeNet conv2", r(64, 6, 14, 14), 16, 5)
max_pool("LeNet maxpool", lenet, 2, 2)
elementwise("LeNet avgpool", lambda x: F.avg_pool2d(x, 2), lenet)
elementwise("LeNet sigmoid", torch.sigmoid, lenet)
elementwise("LeNet tanh", torch.tanh, lenet)
elementwise("LeNet relu", torch.relu, lenet)


def backward_of(name, function, *inputs):
    """The backward of a function of all inputs, for those that are floating point."""
    leaves = [t.clone().requires_grad_() for t in inputs]
    backward(name + " backward", function(*leaves), leaves)


backward_of("LeNet avgpool", lambda x: F.avg_pool2d(x, 2), lenet)
for name, function in [("sigmoid", torch.sigmoid), ("tanh", torch.tanh), ("relu", torch.relu)]:
    backward_of(f"LeNet {name}", function, lenet)
layer("LeNet fc1", 64, 400, 120)
layer("LeNet fc2", 64, 120, 84)
layer("LeNet fc3", 64, 84, 10)
scores10, scores1000 = r(64, 10), r(16, 1000)
labels10, labels1000 = torch.arange(64) % 10, torch.arange(16) * 7
elementwise("LeNet softmax", lambda z: F.softmax(z, 1), scores10)
cases["LeNet cross-entropy"] = lambda: F.cross_entropy(scores10, labels10)
backward_of("LeNet cross-entropy", lambda z: F.cross_entropy(z, labels10), scores10)
for n in (1, 16):
    convolution(f"AlexNet conv1 x{n}", r(n, 3, 227, 227), 96, 11, stride=4)
    convolution(f"AlexNet conv2 x{n}", r(n, 96, 27, 27), 256, 5, padding=2, groups=2)
    convolution(f"AlexNet conv3 x{n}", r(n, 256, 13, 13), 384, 3, padding=1)
    convolution(f"AlexNet conv5 x{n}", r(n, 384, 13, 13), 256, 3, padding=1, groups=2)
    layer(f"AlexNet fc6 x{n}", n, 9216, 4096)
    layer(f"AlexNet fc8 x{n}", n, 4096, 1000)
max_pool("AlexNet maxpool", alexnet, 3, 2)
elementwise("AlexNet relu", torch.relu, alexnet)
elementwise("AlexNet lrn", lambda x: F.local_response_norm(x, 5, 5e-4, 0.75, 2), alexnet)
backward_of("AlexNet relu", torch.relu, alexnet)
backward_of("AlexNet lrn", lambda x: F.local_response_norm(x, 5, 5e-4, 0.75, 2), alexnet)
elementwise("AlexNet dropout", lambda x: F.dropout(x, 0.5, True), r(16, 4096))
# PyTorch keeps the mask, and needs its seed no more.
backward_of("AlexNet dropout", lambda x: F.dropout(x, 0.5, True), r(16, 4096))
elementwise("AlexNet softmax", lambda z: F.softmax(z, 1), scores1000)
elementwise("AlexNet log-softmax", lambda z: F.log_softmax(z, 1), scores1000)
backward_of("AlexNet softmax", lambda z: F.softmax(z, 1), scores1000)
backward_of("AlexNet log-softmax", lambda z: F.log_softmax(z, 1), scores1000)
soft1000 = F.softmax(r(16, 1000), 1)
for name, loss in [
    ("cross-entropy", lambda z: F.cross_entropy(z, labels1000)),
    ("soft cross-entropy", lambda z: F.cross_entropy(z, soft1000)),
    ("hinge", lambda z: F.multi_margin_loss(z, labels1000)),
]:
    cases[f"AlexNet {name}"] = lambda loss=loss: loss(scores1000)
    backward_of(f"AlexNet {name}", loss, scores1000)

deep, point, turned = r(96, 1, 3, 3), r(128, 96, 1, 1), r(96, 48, 3, 3)
cases["depthwise 3x3"] = lambda: F.conv2d(maps, deep, None, 1, 1, 1, 96)
inputs = [t.clone().requires_grad_() for t in (maps, deep, r(96))]
backward("depthwise 3x3 backward", F.conv2d(*inputs, 1, 1, 1, 96), inputs)
cases["pointwise 1x1"] = lambda: F.conv2d(maps, point)
backward_of("pointwise 1x1", F.conv2d, maps, point, r(128))
square3 = r(96, 96, 3, 3)
cases["dilated 3x3"] = lambda: F.conv2d(maps, square3, None, 1, 2, 2)
cases["transposed 3x3/2"] = lambda: F.conv_transpose2d(maps, turned, None, 2, 1)
backward_of("transposed 3x3/2", lambda x, w, b: F.conv_transpose2d(x, w, b, 2, 1), maps, turned, r(48))


def locally_connected(x, w, b):
    """As PyTorch users write it: patches times each place's filters."""
    patches = F.unfold(x, 5).transpose(1, 2).reshape(64, 10, 10, 150)
    return torch.einsum("nhwd,hwkd->nkhw", patches, w.reshape(10, 10, 16, 150)) + b


local = [r(64, 6, 14, 14), r(10, 10, 16, 6, 5, 5), r(16, 10, 10)]
cases["locally connected 5x5"] = lambda: locally_connected(local[0], local[1], 0)
backward_of("locally connected 5x5", locally_connected, *local)
mean, variance, scale, shift = r(96), r(96).abs() + 1, r(96), r(96)
cases["batch norm training"] = lambda: F.batch_norm(maps, None, None, scale, shift, True)
cases["batch norm inference"] = lambda: F.batch_norm(maps, mean, variance, scale, shift, False)
inputs = [t.clone().requires_grad_() for t in (maps, scale, shift)]
backward("batch norm training backward", F.batch_norm(inputs[0], None, None, inputs[1], inputs[2], True), inputs)
backward_of(
    "batch norm inference", lambda x, s, t: F.batch_norm(x, mean, variance, s, t, False), maps, scale, shift)
backward_of("global average", lambda x: x.mean((2, 3)), maps)
cases["maxout"] = lambda: maps.view(16, 48, 2, 27, 27).amax(2)
backward_of("maxout", lambda x: x.view(16, 48, 2, 27, 27).max(2).values, maps)
backward_of("leaky relu", lambda x: F.leaky_relu(x, 0.1), maps)
backward_of("elu", F.elu, maps)
backward_of("add channels", lambda x, b: x + b, maps, r(96, 1, 1))
backward_of("multiply channels", lambda x, b: x * b, maps, r(96, 1, 1))
backward_of("divide", lambda x, y: x / y, maps, maps.abs() + 1)
backward_of("bilinear resize x2", lambda x: F.interpolate(x, (54, 54), mode="bilinear"), maps)
backward_of("mean squared error", lambda x: F.mse_loss(x, maps * 2), maps)
columns = F.unfold(maps, 3, padding=1)
pooled, switches = F.max_pool2d(maps, 3, 2, return_indices=True)
bias, square, many, positive = r(96, 1, 1), r(1024, 1024), r(64, 1000), maps.abs()
for name, body in {
    "global average": lambda: maps.mean((2, 3)),
    "leaky relu": lambda: F.leaky_relu(maps, 0.1),
    "elu": lambda: F.elu(maps),
    "step": lambda: (maps > 0).float(),
    "exp": lambda: maps.exp(),
    "log": lambda: positive.log(),
    "add": lambda: maps + maps,
    "add channels": lambda: maps + bias,
    "multiply by a number": lambda: maps * 2,
    "sum": lambda: maps.sum(),
    "max": lambda: maps.max(),
    "argmax": lambda: maps.argmax(),
    "sum over the last axis": lambda: maps.sum(-1),
    "sum over channels": lambda: maps.sum(1),
    "max over channels": lambda: maps.amax(1),
    "argmax over channels": lambda: maps.argmax(1),
    "transpose a matrix": lambda: square.t().contiguous(),
    "slice": lambda: maps[:, 10:60].contiguous(),
    "concat": lambda: torch.cat([maps, maps], 1),
    "pad": lambda: F.pad(maps, (2, 2, 2, 2)),
    "im2col": lambda: F.unfold(maps, 3, padding=1),
    "col2im": lambda: F.fold(columns, (27, 27), 3, padding=1),
    "top 5 of 1000": lambda: many.topk(5),
    "unpool": lambda: F.max_unpool2d(pooled, switches, 3, 2),
    "bilinear resize x2": lambda: F.interpolate(maps, (54, 54), mode="bilinear"),
    "mean squared error": lambda: F.mse_loss(maps, maps),
    "normal": lambda: torch.randn(1_000_000),
    "uniform": lambda: torch.rand(1_000_000),
    "matmul 1024": lambda: square @ square,
}.items():
    cases[name] = body


def ours(program, names):
    output = subprocess.run([program, *names], check=True, capture_output=True, text=True).stdout
    return {name: float(t) for name, t in (line.split("\t") for line in output.splitlines())}


def main():
    program, wanted = sys.argv[1], sys.argv[2:]
    names = [name for name in cases if not wanted or any(part in name for part in wanted)]
    # Turn about, so that a busy moment of the machine meets both; the best of three turns counts.
    best = {name: [1e9, 1e9] for name in names}
    for _ in range(int(os.environ.get("TURNS", "3"))):
        for name, t in ours(program, names).items():
            best[name][0] = min(best[name][0], t)
        for name in names:
            best[name][1] = min(best[name][1], measure(cases[name]))
    print(f"ours over theirs, then both in microseconds; PyTorch {torch.__version__}, {torch.get_num_threads()} threads each")
    for name, (mine, theirs) in sorted(best.items(), key=lambda item: -item[1][0] / item[1][1]):
        print(f"{mine / theirs:6.2f}  {mine:10.1f} {theirs:10.1f}  {name}")
    ratios = sorted(mine / theirs for mine, theirs in best.values())
    print(f"median {ratios[len(ratios) // 2]:.2f}, worst {ratios[-1]:.2f}, of {len(ratios)}")
    return 1 if ratios[-1] > 3 else 0


sys.exit(main())
