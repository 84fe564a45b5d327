"""What works on them: stages decide, agents carry, Kafka moves."""
