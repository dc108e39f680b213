namespace WeightInit;

/// <summary>The two numbers that a draw of <c>keras.random</c> is a function of.</summary>
/// <param name="First">The seed.</param>
/// <param name="Second">How many draws were made before, 0 for an initializer with an integer seed.</param>
public readonly record struct KerasSeed(long First, long Second);
