package dev.creamery.engine.data;

import dev.creamery.engine.network.Task;

/**
 * Which column is to be predicted, and how.
 *
 * @param column the target
 * @param columnReason why it is that column
 * @param task what is learnt of it
 * @param taskReason why it is that task
 */
public record TargetChoice(String column, String columnReason, Task task, String taskReason) {}
