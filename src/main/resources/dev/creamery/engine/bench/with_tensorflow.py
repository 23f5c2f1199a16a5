"""TensorFlow: a whole epoch as one graph, which measures the loss alone; and Keras, by `fit`, with all ten
statistics for training and test."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow as tf

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)


def describe():
    return "TensorFlow " + tf.__version__


class Graph:
    networks = 1

    def __init__(self, work):
        inputs, targets = tf.constant(work.train_inputs), tf.constant(work.train_targets)
        test_inputs, test_targets = tf.constant(work.test_inputs), tf.constant(work.test_targets)
        glorot = tf.keras.initializers.GlorotUniform(seed=1)
        before = work.train_inputs.shape[1]
        layers = []
        for width in work.widths:
            layers.append((tf.Variable(glorot((before, width))), tf.Variable(tf.zeros(width))))
            before = width
        variables = [variable for layer in layers for variable in layer]
        moments = [[tf.Variable(tf.zeros_like(v)) for v in variables] for _ in range(2)]
        powers = [tf.Variable(0.9), tf.Variable(0.999)]
        rows = len(work.train_inputs)

        def loss_of(values, wanted):
            for weights, biases in layers[:-1]:
                values = tf.nn.relu(tf.nn.bias_add(tf.matmul(values, weights), biases))
            weights, biases = layers[-1]
            logits = tf.nn.bias_add(tf.matmul(values, weights), biases)
            return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(wanted, logits))

        def step(chosen):
            with tf.GradientTape() as tape:
                loss = loss_of(tf.gather(inputs, chosen), tf.gather(targets, chosen))
            for index, gradient in enumerate(tape.gradient(loss, variables)):
                tf.raw_ops.ResourceApplyAdam(
                    var=variables[index].handle,
                    m=moments[0][index].handle,
                    v=moments[1][index].handle,
                    beta1_power=powers[0],
                    beta2_power=powers[1],
                    lr=work.learning_rate,
                    beta1=0.9,
                    beta2=0.999,
                    epsilon=work.epsilon,
                    grad=gradient,
                )
            powers[0].assign(powers[0] * 0.9)
            powers[1].assign(powers[1] * 0.999)

        @tf.function
        def epoch():
            order = tf.random.shuffle(tf.range(rows))
            for start in tf.range(0, rows, work.batch_size):
                step(order[start : start + work.batch_size])
            return loss_of(test_inputs, test_targets)

        self.epoch = epoch


class Keras:
    networks = 1

    def __init__(self, work):
        keras = tf.keras
        self.work = work
        hidden = [keras.layers.Dense(width, activation="relu") for width in work.widths[:-1]]
        output = keras.layers.Dense(work.widths[-1], activation="softmax")
        self.model = keras.Sequential([keras.Input((work.train_inputs.shape[1],)), *hidden, output])
        self.model.compile(
            optimizer=keras.optimizers.Adam(work.learning_rate, epsilon=work.epsilon),
            loss="categorical_crossentropy",
            metrics=[
                "accuracy",
                "mean_squared_error",
                "mean_absolute_error",
                keras.metrics.RootMeanSquaredError(),
                "mean_squared_logarithmic_error",
                "hinge",
                "squared_hinge",
                "cosine_similarity",
                keras.metrics.KLDivergence(),
            ],
        )

    def epoch(self):
        work = self.work
        history = self.model.fit(
            work.train_inputs,
            work.train_targets,
            batch_size=work.batch_size,
            epochs=1,
            verbose=0,
            validation_data=(work.test_inputs, work.test_targets),
            validation_batch_size=work.batch_size,
        )
        return history.history["val_loss"][-1]


WAYS = {"graph": Graph, "Keras": Keras}
