namespace WeightInit.Tests;

/// <summary>A test that asks Debian's Python and its NumPy; without them it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NumPyFactAttribute : FactAttribute
{
    private static readonly string? Missing = DebianPython.WhyNot("numpy");

    public NumPyFactAttribute() => Skip = Missing;
}

