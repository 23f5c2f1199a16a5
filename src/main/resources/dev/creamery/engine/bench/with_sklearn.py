"""scikit-learn's MLPClassifier, an epoch at a time. Of the statistics, the loss alone is measured."""

import numpy
import sklearn
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier


def describe():
    return "scikit-learn " + sklearn.__version__


class Classifier:
    networks = 1

    def __init__(self, work):
        self.work = work
        self.classes = numpy.arange(work.widths[-1])
        self.model = MLPClassifier(
            hidden_layer_sizes=work.widths[:-1],
            activation="relu",
            solver="adam",
            alpha=0,
            batch_size=work.batch_size,
            learning_rate_init=work.learning_rate,
            epsilon=work.epsilon,
        )

    def epoch(self):
        work = self.work
        self.model.partial_fit(work.train_inputs, work.train_classes, classes=self.classes)
        predicted = self.model.predict_proba(work.test_inputs)
        return log_loss(work.test_classes, predicted, labels=self.classes)


WAYS = {"": Classifier}
