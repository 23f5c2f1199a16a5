package dev.creamery.engine.sweep;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A named set of experiments, and how often each is repeated. With its {@code seed}, nothing else
 * is needed to repeat a study.
 *
 * @param name what a person calls it
 * @param repetitions runs per experiment, 1 to 255 (BUTTER counts them in 8 bits)
 * @param seed every run's own seed is derived from it
 * @param cubes one or more hypercubes; where they overlap, an experiment is made once
 */
public record Sweep(String name, int repetitions, long seed, List<Cube> cubes) {

    public Sweep {
        cubes = List.copyOf(cubes);
    }

    /** Every experiment once, in the order of the cubes. */
    public Set<Experiment> experiments() {
        Set<Experiment> experiments = new LinkedHashSet<>();
        for (Cube cube : cubes) {
            cube.experiments().forEach(experiments::add);
        }
        return experiments;
    }

    public boolean contains(Experiment experiment) {
        return cubes.stream().anyMatch(cube -> cube.contains(experiment));
    }

    /** The same sweep with another number of repetitions. */
    public Sweep withRepetitions(int other) {
        return new Sweep(name, other, seed, cubes);
    }
}
