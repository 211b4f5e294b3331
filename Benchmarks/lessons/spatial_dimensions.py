# The computations, figures and checks of Lessons/09-spatial-dimensions.md as a notebook: each "# %%" begins a cell.
# %%
import numpy as np
import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation, PillowWriter
from matplotlib.patches import Rectangle
from IPython.display import Image


def places(n, f, stride):
    return [left for left in range(n) if left % stride == 0 and left + f <= n]


places(7, 3, stride=1)


# %%
def output_size(n, f, stride=1, padding=0):
    way = n + 2 * padding - f
    if way < 0 or way % stride:
        raise ValueError(f"{f}x{f} filter at stride {stride} does not fit {n}x{n}: {way / stride + 1:.2f}")
    return way // stride + 1


def conv2d(x, w, stride=1, padding=0):
    n, c, height, width = x.shape
    k, _, r, s = w.shape
    rows, columns = output_size(height, r, stride, padding), output_size(width, s, stride, padding)
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, (r, s), axis=(2, 3))[:, :, ::stride, ::stride]
    return np.einsum("nchwrs,kcrs->nkhw", windows[:, :, :rows, :columns], w, optimize=True)


def sliding_window(name, n, f, stride, padding=0):
    size = n + 2 * padding
    out = -((f - size) // stride) + 1  # where the filter does not fit, one more place, which hangs out
    figure, (left, right) = plt.subplots(1, 2, figsize=(7.2, 3.6), dpi=100)
    for axes, cells in ((left, size), (right, out)):
        axes.set_xlim(0, cells)
        axes.set_ylim(cells, 0)
        axes.set_aspect("equal")
        axes.set_xticks(range(cells + 1), labels=[])
        axes.set_yticks(range(cells + 1), labels=[])
        axes.grid(True)
    left.add_patch(Rectangle((padding, padding), n, n, alpha=0.2))
    window = left.add_patch(Rectangle((0, 0), f, f, fill=False, linewidth=3))

    def draw(index):
        row, column = divmod(index, out)
        window.set_xy((column * stride, row * stride))
        return [window, right.add_patch(Rectangle((column, row), 1, 1, alpha=0.6))]

    FuncAnimation(figure, draw, frames=out * out).save(name, writer=PillowWriter(fps=4))
    plt.close(figure)
    return Image(filename=name)


sliding_window("stride1.gif", 7, 3, 1)

# %%
sliding_window("stride2.gif", 7, 3, 2)

# %%
[(s, round((7 - 3) / s + 1, 2), len(places(7, 3, s))) for s in (1, 2, 3)]

# %%
sliding_window("stride3.gif", 7, 3, 3)

# %%
try:
    conv2d(np.random.default_rng(1).random((1, 1, 7, 7)), np.ones((1, 1, 3, 3)), stride=3)
except ValueError as error:
    print(error)

# %%
(7 - 3) // 3 + 1

# %%
rng = np.random.default_rng(2)


def cases(*bounds, count=100):
    return zip(*(rng.integers(low, high + 1, 4000) for low, high in bounds))


tried = 0
for n, f, s in cases((1, 40), (1, 9), (1, 5)):
    if f <= n and (n - f) % s == 0 and tried < 100:
        tried += 1
        assert output_size(n, f, s) == len(places(n, f, s))
tried = 0
for n, f, s in cases((1, 40), (1, 9), (1, 5)):
    if f <= n and tried < 100:
        tried += 1
        assert n - (places(n, f, s)[-1] + f) == (n - f) % s

# %%
for n, k in list(cases((1, 64), (0, 5)))[:100]:
    assert output_size(n, 2 * k + 1, 1, k) == n
[(f, (f - 1) // 2, output_size(7, f, 1, (f - 1) // 2)) for f in (3, 5, 7)]

# %%
sliding_window("padding1.gif", 7, 3, 1, 1)

# %%
ones, box = np.ones((1, 1, 7, 7), np.float32), np.ones((1, 1, 3, 3), np.float32)
sums = conv2d(ones, box, padding=1).reshape(7, 7)

# %%
figure, axes = plt.subplots(figsize=(4, 4), dpi=200)
axes.imshow(sums)
for (row, column), value in np.ndenumerate(sums):
    axes.text(column, row, f"{value:.0f}", ha="center", va="center")
axes.axis("off")
plt.show()


# %%
def sizes(n, f):
    result = [n]
    while result[-1] >= f:
        result.append(output_size(result[-1], f))
    return result


sizes(32, 5)

# %%
figure, axes = plt.subplots(figsize=(7.2, 3.6), dpi=200)
for f in (3, 5, 7):
    axes.plot(sizes(32, f), label=f"{f}×{f}")
axes.plot([0, 15], [32, 32], label="padded")
axes.set_xlabel("convolution layers")
axes.set_ylabel("width in pixels")
axes.legend()
plt.show()

# %%
photo = rng.random((1, 3, 32, 32), dtype=np.float32)
filters = rng.standard_normal((10, 3, 5, 5), dtype=np.float32)
conv2d(photo, filters, padding=2).shape

# %%
figure, axes = plt.subplots(figsize=(7.2, 3), dpi=200)
for left, depth, name in ((0, 3, "image"), (30, 10, "ten 5×5 filters, padding 2")):
    axes.add_patch(Rectangle((left, 0), depth, 32))
    axes.text(left, -3, f"{name}\n{depth}×32×32")
axes.set_xlim(-2, 60)
axes.set_ylim(-6, 34)
axes.axis("off")
plt.show()

# %%
assert 5 * 5 * 3 + 1 == 76
assert filters.size + 10 == 760
(5 * 5 * 3 + 1) * 10


# %%
def fitting(n):
    return [(p, (n - 5 + 2 * p) // 2 + 1) for p in range(5) if (n - 5 + 2 * p) % 2 == 0]


for n in (31, 32, 33):
    print(n, "wide:", fitting(n))

# %%
conv2d(np.pad(photo, ((0, 0), (0, 0), (1, 2), (1, 2))), filters, stride=2).shape

# %%
deep = rng.standard_normal((1, 64, 8, 8), dtype=np.float32)
mixing = rng.standard_normal((16, 64), dtype=np.float32)
convolved = conv2d(deep, mixing.reshape(16, 64, 1, 1)).reshape(16, 64)
assert np.abs(convolved - mixing @ deep.reshape(64, 64)).max() < 1e-4

# %%
side = output_size(32, 5)
(side * side * 5, side * side * 5 * 76, 76 * 5)

# %%
light = np.zeros((1, 1, 9, 9), np.float32)
light[0, 0, 4, 4] = 1
seen = [light[0, 0]]
for _ in range(3):
    light = conv2d(light, box, padding=1)
    seen.append(light[0, 0] / light.max())
assert light[0, 0, 4, 4] == 49 and light[0, 0, 1, 1] == 1

# %%
figure, panels = plt.subplots(1, 4, figsize=(7.2, 2.2), dpi=200)
for axes, image in zip(panels, seen):
    axes.imshow(image)
    axes.axis("off")
plt.show()


# %%
def receptive_field(layers):
    field, step = 1, 1
    for f, s in layers:
        field += (f - 1) * step
        step *= s
    return field


for _ in range(100):
    widths = rng.integers(1, 6, rng.integers(0, 5))
    light = np.ones((1, 1, 1, 1), np.float32)
    for f in widths:
        light = conv2d(light, np.ones((1, 1, f, f), np.float32), padding=f - 1)
    assert light.shape[2] == receptive_field([(f, 1) for f in widths]) and light.min() > 0

# %%
figure, axes = plt.subplots(figsize=(7.2, 3.6), dpi=200)
for f, s in ((3, 1), (5, 1), (3, 2)):
    axes.plot([receptive_field([(f, s)] * depth) for depth in range(7)], label=f"{f}×{f}, stride {s}")
axes.set_xlabel("layers")
axes.set_ylabel("width in pixels")
axes.legend()
plt.show()
