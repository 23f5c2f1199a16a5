"""PyTorch, eagerly: one network, or sixteen at once as a batch of matrix products. Of the statistics, the
loss alone is measured."""

import math

import torch
from torch.nn import functional

torch.set_num_threads(1)
torch.set_num_interop_threads(1)

TOGETHER = 16


def describe():
    return "PyTorch " + torch.__version__


def adam(parameters, work):
    parameters = list(parameters)
    options = {"lr": work.learning_rate, "eps": work.epsilon}
    try:
        return torch.optim.Adam(parameters, fused=True, **options)
    except (RuntimeError, TypeError):  # before version 2.4, on processors
        return torch.optim.Adam(parameters, foreach=True, **options)


class OneNetwork:
    networks = 1

    def __init__(self, work):
        self.inputs = torch.from_numpy(work.train_inputs)
        self.classes = torch.from_numpy(work.train_classes)
        self.test_inputs = torch.from_numpy(work.test_inputs)
        self.test_classes = torch.from_numpy(work.test_classes)
        self.batch_size = work.batch_size
        layers = []
        before = self.inputs.shape[1]
        for width in work.widths:
            layers += [torch.nn.Linear(before, width), torch.nn.ReLU()]
            before = width
        self.model = torch.nn.Sequential(*layers[:-1])
        self.optimizer = adam(self.model.parameters(), work)

    def epoch(self):
        order = torch.randperm(len(self.inputs))
        for rows in order.split(self.batch_size):
            loss = functional.cross_entropy(self.model(self.inputs[rows]), self.classes[rows])
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            self.optimizer.step()
        with torch.no_grad():
            return functional.cross_entropy(self.model(self.test_inputs), self.test_classes)


class NetworksTogether:
    networks = TOGETHER

    def __init__(self, work):
        self.inputs = torch.from_numpy(work.train_inputs)
        self.classes = torch.from_numpy(work.train_classes)
        self.test_inputs = torch.from_numpy(work.test_inputs).expand(TOGETHER, -1, -1)
        self.test_classes = torch.from_numpy(work.test_classes).expand(TOGETHER, -1)
        self.batch_size = work.batch_size
        self.weights = []
        self.biases = []
        before = self.inputs.shape[1]
        for width in work.widths:
            bound = math.sqrt(6 / (before + width))
            weights = torch.empty(TOGETHER, before, width).uniform_(-bound, bound)
            self.weights.append(weights.requires_grad_())
            self.biases.append(torch.zeros(TOGETHER, 1, width, requires_grad=True))
            before = width
        self.optimizer = adam(self.weights + self.biases, work)

    def loss(self, values, classes):
        """The sum of the networks' losses: none has a part in another's gradient."""
        for weights, biases in zip(self.weights, self.biases):
            if weights is not self.weights[0]:
                values = torch.relu(values)
            values = torch.baddbmm(biases, values, weights)
        each = functional.cross_entropy(values.flatten(0, 1), classes.flatten(), reduction="sum")
        return each / classes.shape[1]

    def epoch(self):
        order = torch.rand(TOGETHER, len(self.inputs)).argsort(dim=1)
        for rows in order.split(self.batch_size, dim=1):
            loss = self.loss(self.inputs[rows], self.classes[rows])
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            self.optimizer.step()
        with torch.no_grad():
            return self.loss(self.test_inputs, self.test_classes) / TOGETHER


WAYS = {"": OneNetwork, "16 at once": NetworksTogether}
