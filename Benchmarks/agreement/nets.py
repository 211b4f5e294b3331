"""The networks in PyTorch, written from their papers and with torchvision's names for their weights."""
from collections import OrderedDict

import torch
from torch import nn


def norm(alpha=1e-4, k=2.0):
    # PyTorch divides alpha by the size; the paper does not.
    return nn.LocalResponseNorm(5, alpha * 5, 0.75, k)


def named(*layers):
    return nn.Sequential(OrderedDict(layers))


def unnamed(counter, *layers):
    """Layers without weights get names of their own."""
    return [(f"step{counter}_{i}", layer) for i, layer in enumerate(layers)]


def lenet5():
    return named(
        ("conv1", nn.Conv2d(1, 6, 5, padding=2)), *unnamed(1, nn.ReLU(), nn.MaxPool2d(2)),
        ("conv2", nn.Conv2d(6, 16, 5)), *unnamed(2, nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()),
        ("fc1", nn.Linear(400, 120)), *unnamed(3, nn.ReLU()), ("fc2", nn.Linear(120, 84)), *unnamed(4, nn.ReLU()),
        ("fc3", nn.Linear(84, 10)))


def global_average(x):
    return nn.functional.adaptive_avg_pool2d(x, 1).flatten(1)


def classifier(inputs):
    return [*unnamed(6, nn.Flatten()), ("fc6", nn.Linear(inputs, 4096)), *unnamed(7, nn.ReLU()),
            ("fc7", nn.Linear(4096, 4096)), *unnamed(8, nn.ReLU()), ("fc8", nn.Linear(4096, 1000))]


def alexnet():
    return named(
        ("conv1", nn.Conv2d(3, 96, 11, 4)), *unnamed(1, nn.ReLU(), norm(), nn.MaxPool2d(3, 2)),
        ("conv2", nn.Conv2d(96, 256, 5, padding=2, groups=2)), *unnamed(2, nn.ReLU(), norm(), nn.MaxPool2d(3, 2)),
        ("conv3", nn.Conv2d(256, 384, 3, padding=1)), *unnamed(3, nn.ReLU()),
        ("conv4", nn.Conv2d(384, 384, 3, padding=1, groups=2)), *unnamed(4, nn.ReLU()),
        ("conv5", nn.Conv2d(384, 256, 3, padding=1, groups=2)), *unnamed(5, nn.ReLU(), nn.MaxPool2d(3, 2)),
        *classifier(9216))


def zfnet():
    return named(
        ("conv1", nn.Conv2d(3, 96, 7, 2, padding=1)), *unnamed(1, nn.ReLU(), nn.MaxPool2d(3, 2, ceil_mode=True), norm()),
        ("conv2", nn.Conv2d(96, 256, 5, 2)), *unnamed(2, nn.ReLU(), nn.MaxPool2d(3, 2, ceil_mode=True), norm()),
        ("conv3", nn.Conv2d(256, 384, 3, padding=1)), *unnamed(3, nn.ReLU()),
        ("conv4", nn.Conv2d(384, 384, 3, padding=1)), *unnamed(4, nn.ReLU()),
        ("conv5", nn.Conv2d(384, 256, 3, padding=1)), *unnamed(5, nn.ReLU(), nn.MaxPool2d(3, 2)), *classifier(9216))


def vgg_m():
    return named(
        ("conv1", nn.Conv2d(3, 96, 7, 2)), *unnamed(1, nn.ReLU(), norm(), nn.MaxPool2d(3, 2)),
        ("conv2", nn.Conv2d(96, 256, 5, 2, padding=1)),
        *unnamed(2, nn.ReLU(), norm(), nn.MaxPool2d(3, 2, ceil_mode=True)),
        ("conv3", nn.Conv2d(256, 512, 3, padding=1)), *unnamed(3, nn.ReLU()),
        ("conv4", nn.Conv2d(512, 512, 3, padding=1)), *unnamed(4, nn.ReLU()),
        ("conv5", nn.Conv2d(512, 512, 3, padding=1)), *unnamed(5, nn.ReLU(), nn.MaxPool2d(3, 2)), *classifier(18432))


class FeaturesAndClassifier(nn.Module):
    """torchvision's form of AlexNet and VGG: places in two lists."""

    def __init__(self, features, classifier):
        super().__init__()
        self.features, self.classifier = nn.Sequential(*features), nn.Sequential(*classifier)

    def forward(self, x):
        return self.classifier(self.features(x).flatten(1))


def alexnet_torchvision():
    return FeaturesAndClassifier(
        [nn.Conv2d(3, 64, 11, 4, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2), nn.Conv2d(64, 192, 5, padding=2), nn.ReLU(),
         nn.MaxPool2d(3, 2), nn.Conv2d(192, 384, 3, padding=1), nn.ReLU(), nn.Conv2d(384, 256, 3, padding=1), nn.ReLU(),
         nn.Conv2d(256, 256, 3, padding=1), nn.ReLU(), nn.MaxPool2d(3, 2)],
        [nn.Dropout(), nn.Linear(9216, 4096), nn.ReLU(), nn.Dropout(), nn.Linear(4096, 4096), nn.ReLU(),
         nn.Linear(4096, 1000)])


def vgg16():
    features, channels = [], 3
    for filters, depth in [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)]:
        for _ in range(depth):
            features += [nn.Conv2d(channels, filters, 3, padding=1), nn.ReLU()]
            channels = filters
        features.append(nn.MaxPool2d(2))
    return FeaturesAndClassifier(
        features, [nn.Linear(25088, 4096), nn.ReLU(), nn.Dropout(), nn.Linear(4096, 4096), nn.ReLU(), nn.Dropout(),
                   nn.Linear(4096, 1000)])


class Convolution(nn.Module):
    """GoogLeNet's: with a bias as published, with batch norm in torchvision."""

    def __init__(self, inputs, outputs, size, stride, batch_norm):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, size, stride, padding=size // 2, bias=not batch_norm)
        self.bn = nn.BatchNorm2d(outputs, eps=1e-3) if batch_norm else nn.Identity()

    def forward(self, x):
        return torch.relu(self.bn(self.conv(x)))


class Inception(nn.Module):
    def __init__(self, inputs, ones, reduce3, threes, reduce5, fives, pooled, batch_norm):
        super().__init__()

        def part(*sizes):
            return Convolution(*sizes, 1, batch_norm)

        self.branch1 = part(inputs, ones, 1)
        self.branch2 = nn.Sequential(part(inputs, reduce3, 1), part(reduce3, threes, 3))
        # torchvision's third branch has filters of 3 by 3.
        self.branch3 = nn.Sequential(part(inputs, reduce5, 1), part(reduce5, fives, 3 if batch_norm else 5))
        self.branch4 = nn.Sequential(nn.MaxPool2d(3, 1, padding=1), part(inputs, pooled, 1))

    def forward(self, x):
        return torch.cat([self.branch1(x), self.branch2(x), self.branch3(x), self.branch4(x)], 1)


class AuxiliaryHead(nn.Module):
    """torchvision's auxiliary classifier."""

    def __init__(self, inputs):
        super().__init__()
        self.conv = Convolution(inputs, 128, 1, 1, True)
        self.fc1, self.fc2 = nn.Linear(2048, 1024), nn.Linear(1024, 1000)

    def forward(self, x):
        x = self.conv(nn.functional.adaptive_avg_pool2d(x, (4, 4)))
        return self.fc2(torch.relu(self.fc1(x.flatten(1))))


class GoogLeNet(nn.Module):
    """Gives its scores, or with auxiliary heads a tuple of its scores and theirs."""

    def __init__(self, batch_norm, auxiliary_heads=False):
        super().__init__()
        self.heads = {"a": "aux1", "d": "aux2"} if auxiliary_heads else {}
        for name, inputs in zip(self.heads.values(), (512, 528)):
            setattr(self, name, AuxiliaryHead(inputs))

        def pool(size=3):
            return nn.MaxPool2d(size, 2, ceil_mode=True)

        self.maxpool1, self.maxpool2, self.maxpool3 = pool(), pool(), pool()
        self.maxpool4 = pool(2 if batch_norm else 3)
        self.norm1, self.norm2 = [nn.Identity() if batch_norm else norm(2e-5, 1.0) for _ in range(2)]
        self.conv1 = Convolution(3, 64, 7, 2, batch_norm)
        self.conv2 = Convolution(64, 64, 1, 1, batch_norm)
        self.conv3 = Convolution(64, 192, 3, 1, batch_norm)
        for name, *sizes in [
                ("3a", 192, 64, 96, 128, 16, 32, 32), ("3b", 256, 128, 128, 192, 32, 96, 64),
                ("4a", 480, 192, 96, 208, 16, 48, 64), ("4b", 512, 160, 112, 224, 24, 64, 64),
                ("4c", 512, 128, 128, 256, 24, 64, 64), ("4d", 512, 112, 144, 288, 32, 64, 64),
                ("4e", 528, 256, 160, 320, 32, 128, 128), ("5a", 832, 256, 160, 320, 32, 128, 128),
                ("5b", 832, 384, 192, 384, 48, 128, 128)]:
            setattr(self, "inception" + name, Inception(*sizes, batch_norm))
        self.fc = nn.Linear(1024, 1000)

    def forward(self, x):
        x = self.norm1(self.maxpool1(self.conv1(x)))
        x = self.maxpool2(self.norm2(self.conv3(self.conv2(x))))
        x = self.maxpool3(self.inception3b(self.inception3a(x)))
        sides = []
        for name in "abcde":
            x = getattr(self, "inception4" + name)(x)
            if name in self.heads:
                sides.append(getattr(self, self.heads[name])(x))
        x = self.inception5b(self.inception5a(self.maxpool4(x)))
        scores = self.fc(global_average(x))
        return (scores, *sides) if sides else scores


class Bottleneck(nn.Module):
    def __init__(self, inputs, width, stride, projects):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(inputs, width, 1, bias=False), nn.BatchNorm2d(width)
        self.conv2, self.bn2 = nn.Conv2d(width, width, 3, stride, padding=1, bias=False), nn.BatchNorm2d(width)
        self.conv3, self.bn3 = nn.Conv2d(width, 4 * width, 1, bias=False), nn.BatchNorm2d(4 * width)
        self.downsample = nn.Sequential(
            nn.Conv2d(inputs, 4 * width, 1, stride, bias=False), nn.BatchNorm2d(4 * width)) if projects else nn.Identity()

    def forward(self, x):
        y = torch.relu(self.bn1(self.conv1(x)))
        y = torch.relu(self.bn2(self.conv2(y)))
        return torch.relu(self.bn3(self.conv3(y)) + self.downsample(x))


class ResNet(nn.Module):
    def __init__(self, depths):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 64, 7, 2, padding=3, bias=False), nn.BatchNorm2d(64)
        channels = 64
        for stage, depth in enumerate(depths):
            blocks = []
            for number in range(depth):
                blocks.append(Bottleneck(channels, 64 << stage, 2 if stage and not number else 1, not number))
                channels = 256 << stage
            setattr(self, f"layer{stage + 1}", nn.Sequential(*blocks))
        self.fc = nn.Linear(2048, 1000)

    def forward(self, x):
        x = nn.functional.max_pool2d(torch.relu(self.bn1(self.conv1(x))), 3, 2, padding=1)
        for stage in range(1, 5):
            x = getattr(self, f"layer{stage}")(x)
        return self.fc(global_average(x))


def draw_weights(net, shape):
    """He's weights, and statistics of batch norm as training leaves them, so that values neither vanish nor explode."""
    for module in net.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
            if module.bias is not None:
                nn.init.normal_(module.bias, std=0.1)
        elif isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.normal_(module.bias, std=0.1)
            module.momentum = 1.0
    net.train()
    with torch.no_grad():
        net(torch.randn(4, *shape))
    net.eval()


# Name, maker, the shape of an image, the published number of parameters.
ALL = [
    ("LeNet-5", lenet5, (1, 28, 28), 61_706),
    ("AlexNet", alexnet, (3, 227, 227), 60_965_224),
    ("AlexNet (torchvision)", alexnet_torchvision, (3, 224, 224), 61_100_840),
    ("ZFNet", zfnet, (3, 224, 224), None),
    ("VGG-M", vgg_m, (3, 224, 224), 102_908_520),
    ("VGG-16", vgg16, (3, 224, 224), 138_357_544),
    ("GoogLeNet", lambda: GoogLeNet(False), (3, 224, 224), 6_998_552),
    ("GoogLeNet (torchvision)", lambda: GoogLeNet(True), (3, 224, 224), 6_624_904),
    ("GoogLeNet (auxiliary heads)", lambda: GoogLeNet(True, auxiliary_heads=True), (3, 224, 224), 13_004_888),
    ("ResNet-50", lambda: ResNet([3, 4, 6, 3]), (3, 224, 224), 25_557_032),
    ("ResNet-152", lambda: ResNet([3, 8, 36, 3]), (3, 224, 224), 60_192_808),
]


def outputs(result):
    """What a network gives, by name: its scores, and those of auxiliary heads where it has any."""
    return dict(zip(("scores", "aux1", "aux2"), result if isinstance(result, tuple) else (result,)))


class WithAuxiliaryHeads(nn.Module):
    """torchvision's GoogLeNet, which leaves its auxiliary heads out where it does not learn: here they are always asked."""

    def __init__(self, own):
        super().__init__()
        self.own = own

    def state_dict(self, *arguments, **options):
        return self.own.state_dict(*arguments, **options)

    def load_state_dict(self, *arguments, **options):
        return self.own.load_state_dict(*arguments, **options)

    def forward(self, x):
        seen = []
        hooks = [module.register_forward_hook(lambda _, __, y: seen.append(y))
                 for module in (self.own.inception4a, self.own.inception4d)]
        result = self.own(x)
        for hook in hooks:
            hook.remove()
        scores = result if isinstance(result, torch.Tensor) else result.logits
        return scores, self.own.aux1(seen[0]), self.own.aux2(seen[1])


def torchvisions_own():
    """torchvision's makers of the networks that it has, by our names; none where it is missing or does not fit torch."""
    try:
        from torchvision import models
    except (ImportError, RuntimeError):
        return {}

    def googlenet(**options):
        return models.googlenet(weights=None, init_weights=False, **options)

    return {
        "AlexNet (torchvision)": models.alexnet, "VGG-16": models.vgg16, "ResNet-50": models.resnet50,
        "ResNet-152": models.resnet152, "GoogLeNet (torchvision)": lambda: googlenet(aux_logits=False),
        "GoogLeNet (auxiliary heads)": lambda: WithAuxiliaryHeads(googlenet(aux_logits=True)),
    }


OWN = torchvisions_own()
ALL = [(name, OWN.get(name, make), *rest) for name, make, *rest in ALL]
