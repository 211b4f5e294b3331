# %% [markdown]
# # Windows
#
# How many places a window has, $(N - F + 2P) / S + 1$, and what a product of matrices costs.

# %%
def places(n, window, stride=1, padding=0):
    return (n + 2 * padding - window) // stride + 1

for f in [1, 3, 5, 7, 11]:
    print(f, places(224, f, stride=2, padding=f // 2))

# %%
import numpy as np

a = (np.arange(200 * 200) % 17).astype(np.float32).reshape(200, 200)
b = a @ a
b.sum()

# %%
x = 0.4
orbit = []
for _ in range(20_000):
    x = 3.7 * x * (1 - x)
    orbit.append(x)
print(len(orbit))

# %%
import matplotlib.pyplot as plt

sizes = [places(64, window) for window in range(1, 41)]
plt.plot(range(1, 41), sizes)
plt.xlabel("window")
plt.ylabel("places")
plt.title("Places")
plt.show()

# %%
for n in range(11, 411):
    for window in range(1, 11):
        assert places(n, window) == len(range(0, n - window + 1))
print("all agree")

# %%
print(places(224, 11, stride=4) + EDIT)
