package dev.creamery.engine.bench;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A framework for Python that may be installed, and the script that trains with it. */
enum Framework {
    PYTORCH("PyTorch", "with_pytorch", "torch"),
    TENSORFLOW("TensorFlow", "with_tensorflow", "tensorflow"),
    SKLEARN("scikit-learn", "with_sklearn", "scikit-learn"),
    JAX("JAX", "with_jax", "jax");

    private final String title;
    private final String module;
    private final String distribution;

    Framework(String title, String module, String distribution) {
        this.title = title;
        this.module = module;
        this.distribution = distribution;
    }

    /** What people call all of them. */
    static String titles() {
        return Arrays.stream(values()).map(Framework::title).collect(Collectors.joining(", "));
    }

    /** What people call it. */
    String title() {
        return title;
    }

    /** The script's name, without {@code .py}. */
    String module() {
        return module;
    }

    /** How a Python that lacks it gets it. */
    String remedy(String python) {
        return python + " -m pip install " + distribution;
    }
}
