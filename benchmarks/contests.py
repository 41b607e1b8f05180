"""무엇을 무엇과 견주는지. 저마다 같은 데이터, 같은 크기, 스레드 하나로 같은 일을 합니다."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from itertools import cycle, pairwise

import numpy as np
import torch
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from benchmarks.clock import medians
from companion.datasets import load_mnist, moons
from companion.graph import Value
from companion.layers import Sequential, mlp
from companion.losses import BinaryCrossEntropy, Loss, SoftmaxCrossEntropy
from companion.optimizers import SGD, Adam, Optimizer
from companion.training import accuracy, train

Batches = list[tuple[np.ndarray, np.ndarray]]
DEEP = [784, 100, 100, 100, 100, 10]


def torch_mlp(sizes: list[int]) -> torch.nn.Sequential:
    layers: list[torch.nn.Module] = []
    for n_in, n_out in pairwise(sizes):
        layers += [torch.nn.Linear(n_in, n_out), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def companion_step(model: Sequential, loss: Loss, optimizer: Optimizer,
                   data: Iterator[tuple[np.ndarray, np.ndarray]]) -> Callable[[], None]:
    params, grads = model.parameters(), model.gradients()

    def step() -> None:
        x, t = next(data)
        y = model.forward(x)
        loss.value(y, t)
        model.backward(loss.grad(y, t))
        optimizer.update(params, grads)

    return step


def torch_step(model: torch.nn.Module, loss: torch.nn.Module, optimizer: torch.optim.Optimizer,
               data: Iterator[tuple[torch.Tensor, torch.Tensor]]) -> Callable[[], None]:
    def step() -> None:
        x, t = next(data)
        optimizer.zero_grad()
        loss(model(x), t).backward()
        optimizer.step()

    return step


def bare_products(sizes: list[int],
                  data: Iterator[tuple[np.ndarray, np.ndarray]]) -> Callable[[], None]:
    """한 걸음에 없을 수 없는 행렬 곱만: 순전파, 가중치의 기울기, (첫 층을 뺀) 입력의 기울기."""
    rng = np.random.default_rng(0)
    weights = [rng.random(shape, dtype=np.float32) for shape in pairwise(sizes)]
    signals = [rng.random((128, n), dtype=np.float32) for n in sizes[1:]]

    def products() -> None:
        x, _ = next(data)
        for W, x_in, g in zip(weights, [x, *signals], signals, strict=False):
            x_in @ W
            x_in.T @ g
        for W, g in zip(weights[1:], signals[1:], strict=True):
            g @ W.T

    return products


def deep_network(rounds: int = 15) -> dict[str, float]:
    """784-100-100-100-100-10, ReLU, 배치 128, float32의 한 걸음(초)."""
    mnist = load_mnist()
    starts = range(0, 3840, 128)
    data = [(mnist.x_train[i : i + 128], mnist.t_train[i : i + 128]) for i in starts]
    tensors = [(torch.from_numpy(x), torch.from_numpy(t)) for x, t in data]
    rng, contestants = np.random.default_rng(0), {}
    contestants["bare"] = bare_products(DEEP, cycle(data))
    for name, optimizer, reference in (("Adam", Adam(), torch.optim.Adam),
                                       ("SGD", SGD(), torch.optim.SGD)):
        theirs = torch_mlp(DEEP)
        contestants[name] = companion_step(mlp(DEEP, rng=rng), SoftmaxCrossEntropy(), optimizer,
                                           cycle(data))
        contestants[f"torch {name}"] = torch_step(
            theirs, torch.nn.CrossEntropyLoss(), reference(theirs.parameters()), cycle(tensors))
    return medians(contestants, rounds=rounds, repeats=30)


def small_network(rounds: int = 5) -> dict[str, float]:
    """2-8-1 신경망을 표본 32개로 2,000걸음(초)."""
    x, t = moons(32, rng=np.random.default_rng(0))
    x, t = x.astype(np.float32), t[:, np.newaxis].astype(np.float32)
    tensors = torch.from_numpy(x), torch.from_numpy(t)
    contestants = {}
    for name, make, reference in (("Adam", Adam, torch.optim.Adam), ("SGD", SGD, torch.optim.SGD)):
        ours = companion_step(mlp([2, 8, 1], rng=np.random.default_rng(0)), BinaryCrossEntropy(),
                              make(), cycle([(x, t)]))
        model = torch_mlp([2, 8, 1])
        theirs = torch_step(model, torch.nn.BCEWithLogitsLoss(), reference(model.parameters()),
                            cycle([tensors]))
        contestants[name] = lambda step=ours: [step() for _ in range(2000)]
        contestants[f"torch {name}"] = lambda step=theirs: [step() for _ in range(2000)]
    return medians(contestants, rounds=rounds)


def whole_mnist(rounds: int = 3) -> tuple[dict[str, float], dict[str, float]]:
    """MNIST 4,000장을 784-256-10으로 20에폭(초)과 시험 1,000장의 정확도. Adam, 배치 64."""
    mnist, scores = load_mnist(), {}

    def ours() -> None:
        rng = np.random.default_rng(0)
        model = mlp([784, 256, 10], rng=rng)
        train(model, SoftmaxCrossEntropy(), Adam(), mnist.x_train, mnist.t_train, epochs=20,
              batch_size=64, rng=rng)
        scores["companion"] = accuracy(model, mnist.x_test, mnist.t_test)

    def torchs() -> None:
        torch.manual_seed(0)
        model, loss = torch_mlp([784, 256, 10]), torch.nn.CrossEntropyLoss()
        optimizer = torch.optim.Adam(model.parameters())
        x, t = torch.from_numpy(mnist.x_train), torch.from_numpy(mnist.t_train)
        for _ in range(20):
            for rows in torch.randperm(len(x)).split(64):
                optimizer.zero_grad()
                loss(model(x[rows]), t[rows]).backward()
                optimizer.step()
        with torch.no_grad():
            y = model(torch.from_numpy(mnist.x_test)).numpy()
        scores["PyTorch"] = float(np.mean(y.argmax(axis=1) == mnist.t_test))

    def sklearns() -> None:
        model = MLPClassifier((256,), batch_size=64, max_iter=20, alpha=0, random_state=0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(mnist.x_train, mnist.t_train)
        scores["scikit-learn"] = float(model.score(mnist.x_test, mnist.t_test))

    contestants = {"companion": ours, "PyTorch": torchs, "scikit-learn": sklearns}
    return medians(contestants, rounds=rounds), scores


def long_graph(rounds: int = 30) -> dict[str, float]:
    """정점이 10,000개인 스칼라 계산 그래프의 역전파(초)."""
    x = Value(1.0)
    y = x
    for i in range(9_999):
        y = y + x if i % 2 else y * 0.5
    return medians({"graph": y.backward}, rounds=rounds)
