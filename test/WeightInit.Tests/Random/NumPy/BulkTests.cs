namespace WeightInit.Tests.Random;

/// <summary>Filling memory gives what drawing one by one gives, from wherever the generator stands, and leaves it where that does.</summary>
public class BulkTests
{
    public static TheoryData<int, int> Places => new()
    {
        { 0, 1 }, { 0, 2 }, { 0, 15 }, { 0, 624 }, { 0, 4001 }, { 1, 4000 }, { 3, 777 }, { 311, 5000 }, { 623, 2500 }, { 624, 936 }, { 1871, 10007 },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void Normals(int skipped, int count) => Compare(
        skipped, count, (state, values) => state.Normal(values, 0.25, 3), state => 0.25 + (3 * state.StandardNormal()));

    [Theory]
    [MemberData(nameof(Places))]
    public void Uniforms(int skipped, int count) => Compare(
        skipped, count, (state, values) => state.Uniform(values, -0.3, 0.71), state => -0.3 + ((0.71 - -0.3) * state.NextDouble()));

    [Fact]
    public void A_waiting_normal_comes_first()
    {
        NumPyRandomState bulk = NumPy.RandomState(9);
        NumPyRandomState single = NumPy.RandomState(9);
        Assert.Equal(single.StandardNormal(), bulk.StandardNormal());
        double[] values = new double[3002];

        bulk.StandardNormal(values);

        Assert.All(values, value => Assert.Equal(single.StandardNormal(), value));
        Assert.Equal(single.GetState(), bulk.GetState());
    }

    private static void Compare(int skipped, int count, Action<NumPyRandomState, double[]> fill, Func<NumPyRandomState, double> draw)
    {
        NumPyRandomState bulk = NumPy.RandomState(42);
        NumPyRandomState single = NumPy.RandomState(42);
        for (int i = 0; i < skipped; i++)
            Assert.Equal(single.NextUInt32(), bulk.NextUInt32());
        double[] values = new double[count];

        fill(bulk, values);

        for (int i = 0; i < count; i++)
            Assert.Equal(draw(single), values[i]);
        Assert.Equal(single.GetState(), bulk.GetState());
        Assert.Equal(single.NextUInt32(), bulk.NextUInt32());
    }
}
