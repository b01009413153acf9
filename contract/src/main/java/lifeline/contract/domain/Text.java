package lifeline.contract.domain;

import java.io.Serializable;

/** A text people see: Chinese first, English switchable. */
public record Text(String zh, String en) implements Serializable {}
