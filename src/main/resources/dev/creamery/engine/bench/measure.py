"""Measures how fast a framework trains: started by `creamery bench --peers`, one process each.

    python measure.py MODULE

MODULE is one of the with_*.py beside this file. It has `describe()`, which gives the framework's name
and version, and `WAYS`: for each way of training a class, made from a Work, with `networks`, the number
of networks that it trains at once, and `epoch()`, which trains each of them for one epoch, measures
their test loss, and returns a loss.

Standard output has a line of JSON that says what there is, or why it is missing; then, for each line of
JSON on standard input, a line with what was measured. Anything that a framework prints goes to standard
error. Processor time is that of the whole process, as some frameworks compute on threads of their own.
"""

import importlib
import json
import os
import sys
import time

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


class Work:
    """A table of random numbers, and the network that is to learn it.

    widths: units of each layer, outputs last; ReLU between them, softmax and cross-entropy at the end.
    train_inputs (rows, inputs) and train_targets (rows, outputs; one-hot) are 32-bit, as are the test ones.
    """

    def __init__(self, request):
        import numpy

        self.widths = request["widths"]
        self.batch_size = request["batch_size"]
        self.learning_rate = 1e-4
        self.epsilon = 1e-7
        random = numpy.random.default_rng(1)

        def table(rows):
            inputs = random.random((rows, request["inputs"]), dtype=numpy.float32)
            classes = random.integers(0, self.widths[-1], rows)
            return inputs, classes, numpy.eye(self.widths[-1], dtype=numpy.float32)[classes]

        self.train_inputs, self.train_classes, self.train_targets = table(request["train_rows"])
        self.test_inputs, self.test_classes, self.test_targets = table(request["test_rows"])


def measure(way, seconds):
    """Trains for so long; processor seconds of the fastest epoch of one network, and the last loss."""
    fastest = float("inf")
    epochs = 0
    latest = time.monotonic() + 3 * seconds
    begin = now = time.process_time()
    while epochs == 0 or (now - begin < seconds and time.monotonic() < latest):
        start = now
        loss = float(way.epoch())
        now = time.process_time()
        fastest = min(fastest, now - start)
        epochs += 1
    return {"seconds": fastest / way.networks, "loss": loss, "epochs": epochs}


def main():
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    for name in ONE_THREAD:
        os.environ[name] = "1"
    try:
        framework = importlib.import_module(sys.argv[1])
        answers.write(json.dumps({"name": framework.describe(), "ways": list(framework.WAYS)}) + "\n")
    except Exception as missing:
        answers.write(json.dumps({"missing": f"{missing} (Python {sys.version.split()[0]})"}) + "\n")
        return
    last = None
    for line in sys.stdin:
        request = json.loads(line)
        try:
            wanted = {key: value for key, value in request.items() if key != "seconds"}
            if wanted != last:
                way = framework.WAYS[request["way"]](Work(request))
                way.epoch()
                last = wanted
            answers.write(json.dumps(measure(way, request["seconds"])) + "\n")
        except Exception as failed:
            last = None
            answers.write(json.dumps({"failed": f"{type(failed).__name__}: {failed}"}) + "\n")


if __name__ == "__main__":
    main()
