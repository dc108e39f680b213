namespace WeightInit.Tests;

/// <summary>A test that asks Debian's Python and its h5py; without them it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class H5PyFactAttribute : FactAttribute
{
    private static readonly string? Missing = DebianPython.WhyNot("h5py");

    public H5PyFactAttribute() => Skip = Missing;
}
