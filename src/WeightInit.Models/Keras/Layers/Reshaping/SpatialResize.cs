using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>ZeroPadding, Cropping and UpSampling of one to three spatial axes.</summary>
[KerasClass("Cropping1D", "Cropping2D", "Cropping3D", "UpSampling1D", "UpSampling2D", "UpSampling3D", "ZeroPadding1D", "ZeroPadding2D", "ZeroPadding3D")]
internal sealed class SpatialResize : UnaryLayer
{
    private readonly int _rank;
    private readonly bool _isChannelsFirst;
    private readonly long[] _factors;
    private readonly long[] _added;

    public SpatialResize(KerasConfig config)
        : base(config)
    {
        _rank = config.ClassName[^2] - '0';
        _isChannelsFirst = config.Word("data_format", "channels_last", "channels_last", "channels_first") == "channels_first";
        _factors = config.ClassName.StartsWith("Up", StringComparison.Ordinal) ? config.Sizes("size", _rank, 2) : [.. Enumerable.Repeat(1L, _rank)];
        _added = config.ClassName[0] switch
        {
            'Z' => Sides(config, "padding", _rank),
            'C' => [.. Sides(config, "cropping", _rank).Select(size => -size)],
            _ => new long[_rank],
        };
    }

    protected override KerasShape Output(KerasShape input)
    {
        if (input.Rank != _rank + 2)
            throw Config.Unfit($"gets the input {input}; {_rank + 2} axes are accepted, the batch, {_rank} of space and the channels");
        KerasShape output = input;
        for (int i = 0; i < _rank; i++)
        {
            int axis = _isChannelsFirst ? i + 2 : i + 1;
            output = output.With(axis, input[axis] is { } size ? Sizes.Checked(Config, input, ((Int128)size * _factors[i]) + _added[i]) : null);
        }

        return output;
    }

    /// <summary>What both sides of each axis have together: a number, one for each axis, or a pair for each.</summary>
    private static long[] Sides(KerasConfig config, string key, int rank)
    {
        if (config.Find(key) is not { } value)
            return [.. Enumerable.Repeat(2L, rank)];
        if (value.ValueKind != JsonValueKind.Array)
            return [.. Enumerable.Repeat(2 * Side(value), rank)];
        JsonElement[] items = [.. value.EnumerateArray()];
        if (rank == 1 && items.Length == 2 && items.All(item => item.ValueKind == JsonValueKind.Number))
            return [Side(items[0]) + Side(items[1])];
        if (items.Length != rank)
            throw config.WrongKind(key, value, $"a number, or {rank} numbers or pairs");
        return [.. items.Select(item => item.ValueKind == JsonValueKind.Array
            ? item.GetArrayLength() == 2 ? item.EnumerateArray().Sum(Side) : throw config.WrongKind(key, item, "a pair of numbers")
            : 2 * Side(item))];

        long Side(JsonElement side) => config.Whole(key, side, 0, Manifest.LargestSize);
    }
}
