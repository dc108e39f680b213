using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>Reshape: the same elements in other axes behind the batch; one size may be -1.</summary>
[KerasClass("Reshape")]
internal sealed class Reshape : UnaryLayer
{
    private readonly long[] _target;

    public Reshape(KerasConfig config)
        : base(config)
    {
        JsonElement target = config.Need("target_shape");
        if (target.ValueKind != JsonValueKind.Array || target.GetArrayLength() > Manifest.MostAxes)
            throw config.WrongKind("target_shape", target, $"an array of at most {Manifest.MostAxes} sizes");
        _target = [.. target.EnumerateArray().Select(size => config.Whole("target_shape", size, -1, Manifest.LargestSize))];
        if (_target.Count(size => size == -1) > 1)
            throw config.WrongKind("target_shape", target, "at most one -1");
    }

    protected override KerasShape Output(KerasShape input)
    {
        if (input.Rank == 0)
            throw Config.Unfit("gets a scalar; an input with a batch is accepted");
        long? count = Sizes.Product(Config, input.Skip(1));
        long known = Sizes.Product(Config, _target.Where(size => size != -1).Select(size => (long?)size))!.Value;
        bool isOpen = _target.Contains(-1);
        if (count is { } all && (isOpen ? known == 0 || all % known != 0 : all != known))
            throw Config.Unfit($"gets the input {input}, whose {all} elements do not fit ({string.Join(", ", _target)})");
        return [input[0], .. _target.Select(size => size == -1 ? count / Math.Max(1, known) : size)];
    }
}
