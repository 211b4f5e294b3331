"""Trains a network as Lectern's has it, and prints images a second, the best of the epochs.

Arguments: network, images, batch, epochs, layout, threads.
"""

import sys
import time

import torch
from torch import nn


def pattern():
    """{(CONV+RELU)*2+POOL}*3+{FC+RELU}*1+SOFTMAX."""
    layers, channels = [], 3
    for filters in [16, 32, 64]:
        for _ in range(2):
            layers += [nn.Conv2d(channels, filters, 3, padding=1), nn.ReLU()]
            channels = filters
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(1024, 64), nn.ReLU(), nn.Linear(64, 10))


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


def alexnet():
    """In torchvision's form."""
    layers = [nn.Conv2d(3, 64, 11, 4, 2), nn.ReLU(), nn.MaxPool2d(3, 2),
              nn.Conv2d(64, 192, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2)]
    for channels, filters in [(192, 384), (384, 256), (256, 256)]:
        layers += [nn.Conv2d(channels, filters, 3, padding=1), nn.ReLU()]
    layers += [nn.MaxPool2d(3, 2), nn.Flatten()]
    for inputs in [9216, 4096]:
        layers += [nn.Dropout(), nn.Linear(inputs, 4096), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(4096, 1000))


NETWORKS = {"lenet5": (lenet5, [1, 28, 28], 10), "pattern": (pattern, [3, 32, 32], 10), "alexnet": (alexnet, [3, 224, 224], 1000)}

make, shape, classes = NETWORKS[sys.argv[1]]
images, batch, epochs = (int(argument) for argument in sys.argv[2:5])
layout = {"channels_first": torch.contiguous_format, "channels_last": torch.channels_last}[sys.argv[5]]
torch.set_num_threads(int(sys.argv[6]))
torch.manual_seed(0)
x = torch.rand(images, *shape).to(memory_format=layout)
y = torch.arange(images) % classes
network = make().to(memory_format=layout)
optimizer = torch.optim.SGD(network.parameters(), lr=0.01, momentum=0.9)
loss_function = nn.CrossEntropyLoss()

best = 0.0
for _ in range(epochs):
    start = time.perf_counter()
    order = torch.randperm(images)
    for first in range(0, images, batch):
        chosen = order[first:first + batch]
        optimizer.zero_grad()
        loss = loss_function(network(x[chosen]), y[chosen])
        loss.backward()
        optimizer.step()
        # Lectern reads the loss in every step, to notice one that is not finite.
        loss.item()
    best = max(best, images / (time.perf_counter() - start))
print(best)
