"""Trains LeNet-5 as Lectern's modern variant has it, and prints images per second, the best of the epochs."""

import sys
import time

import torch
from torch import nn

images, batch, epochs, threads = (int(argument) for argument in sys.argv[1:5])
layout = {"channels_first": torch.contiguous_format, "channels_last": torch.channels_last}[sys.argv[5]]
torch.set_num_threads(threads)
torch.manual_seed(0)
x = torch.rand(images, 1, 28, 28).to(memory_format=layout)
y = torch.arange(images) % 10
network = nn.Sequential(
    nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
    nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
)
network = network.to(memory_format=layout)
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
