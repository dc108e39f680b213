namespace WeightInit.Models;

/// <summary>Numbers of a data file, row-major; the first axis counts samples.</summary>
/// <param name="Path">The file.</param>
/// <param name="Shape">The axes, the samples' first.</param>
/// <param name="Values">The numbers.</param>
/// <param name="IsInteger">Whether the file's type is one of whole numbers, or all its numbers are written without a point or exponent.</param>
/// <param name="Samples">How many samples the file has; the shape's first axis is smaller where not all were read.</param>
public sealed record DataArray(string Path, Shape Shape, double[] Values, bool IsInteger, long Samples);
