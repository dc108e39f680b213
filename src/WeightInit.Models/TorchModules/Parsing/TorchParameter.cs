using System.Globalization;

namespace WeightInit.Models;

/// <summary>A parameter of a constructor of torch.nn: its name, what it takes, and its default.</summary>
internal sealed class TorchParameter
{
    /// <summary>The largest size that an argument may say.</summary>
    internal const long LargestSize = 1L << 40;

    private readonly Func<TorchNode, TorchListReader, object?> _read;

    private TorchParameter(string name, Func<TorchNode, TorchListReader, object?> read)
    {
        Name = name;
        _read = read;
    }

    internal string Name { get; }

    /// <summary>Whether it must be given.</summary>
    internal bool IsRequired { get; private init; } = true;

    /// <summary>What it is where it is not given.</summary>
    internal object? Default { get; private init; }

    /// <summary>The first release of PyTorch 2 that has it, or null where 1.13 has it.</summary>
    internal string? Since { get; private init; }

    /// <summary>Whether <c>None</c> may be given.</summary>
    private bool AllowsNone { get; init; }

    /// <summary>The argument that a value stands for.</summary>
    internal object? Read(TorchNode node, TorchListReader reader) => node.IsNone && AllowsNone ? null : _read(node, reader);

    /// <summary>The same, not needed.</summary>
    internal TorchParameter Or(object? value) => new(Name, _read) { IsRequired = false, Default = value, Since = Since, AllowsNone = AllowsNone || value is null };

    /// <summary>The same, not needed, <c>None</c> accepted beside the default.</summary>
    internal TorchParameter OrNone(object? value = null) => new(Name, _read) { IsRequired = false, Default = value, Since = Since, AllowsNone = true };

    /// <summary>The same, known from a release of PyTorch 2 on.</summary>
    internal TorchParameter From(string release) => new(Name, _read) { IsRequired = IsRequired, Default = Default, Since = release, AllowsNone = AllowsNone };

    /// <summary>A whole number of at least <paramref name="least"/>.</summary>
    internal static TorchParameter Size(string name, long least = 0) => new(name, (node, _) => node.Integer(least, LargestSize));

    /// <summary>A whole number of either sign.</summary>
    internal static TorchParameter Index(string name) => Size(name, -LargestSize);

    internal static TorchParameter Number(string name, double least = double.MinValue, double most = double.MaxValue) => new(name, (node, _) => node.Number(least, most));

    /// <summary>A probability: 0 to 1.</summary>
    internal static TorchParameter Probability(string name, double value) => Number(name, 0, 1).Or(value);

    internal static TorchParameter Flag(string name, bool value) => new TorchParameter(name, (node, _) => node.Flag()).Or(value);

    /// <summary>A flag that is not needed and may be <c>None</c>.</summary>
    internal static TorchParameter FlagOrNone(string name) => new TorchParameter(name, (node, _) => node.Flag()).OrNone();

    internal static TorchParameter Word(string name, string value, params string[] words) => new TorchParameter(name, (node, _) => Word(node, words)).Or(value);

    /// <summary>A whole number for all of several axes, or a list with one for each: a list with one for each comes of it.</summary>
    internal static TorchParameter Sizes(string name, int axes, long least = 0) => new(name, (node, _) => Sizes(node, axes, least));

    /// <summary>As <see cref="Sizes(string, int, long)"/>, <c>null</c> in the list accepted as 0 (an axis left as it is).</summary>
    internal static TorchParameter OutputSizes(string name, int axes) => new(name, (node, _) => node.IsNone
        ? new long[axes]
        : node.IsList ? [.. Exactly(node, axes).Select(item => item.IsNone ? 0 : item.Integer(0, LargestSize))] : Sizes(node, axes, 0));

    /// <summary>As <see cref="Sizes(string, int, long)"/>, or a word.</summary>
    internal static TorchParameter SizesOrWord(string name, int axes, params string[] words) =>
        new(name, (node, _) => node.IsText ? Word(node, words) : Sizes(node, axes, 0));

    /// <summary>A whole number or a list of any length: a list comes of it.</summary>
    internal static TorchParameter SizeList(string name, long least = 0, int most = Manifest.MostAxes) => new(name, (node, _) =>
    {
        if (!node.IsList)
            return new[] { node.Integer(least, LargestSize, "a list of whole numbers, or one") };
        if (node.Value.GetArrayLength() > most)
            throw node.Error(TorchModuleError.TooLarge, string.Create(CultureInfo.InvariantCulture, $"it lists {node.Value.GetArrayLength()} numbers; at most {most} are accepted."));
        return node.Items().Select(item => item.Integer(least, LargestSize)).ToArray();
    });

    /// <summary>A list of whole numbers.</summary>
    internal static TorchParameter List(string name, long least = 0) => new(name, (node, _) =>
        node.IsList ? node.Items().Select(item => item.Integer(least, LargestSize)).ToArray() : throw node.WrongKind("a list of whole numbers"));

    /// <summary>A finite number, or a list of them.</summary>
    internal static TorchParameter Numbers(string name) => new(name, (node, _) => node.IsList
        ? node.Items().Select(item => item.Number(double.MinValue, double.MaxValue)).ToArray()
        : new[] { node.Number(double.MinValue, double.MaxValue) });

    /// <summary>A module.</summary>
    internal static TorchParameter Module(string name) => new(name, (node, reader) => reader.Module(node));

    /// <summary>A module that can be called, or the name of a function.</summary>
    internal static TorchParameter ModuleOrWord(string name, string value, params string[] words) =>
        new TorchParameter(name, (node, reader) => node.IsText ? Word(node, words) : reader.Module(node)).Or(value);

    /// <summary>What JSON cannot say: only <c>null</c> is accepted.</summary>
    internal static TorchParameter Nothing(string name) => new TorchParameter(name, (node, _) => throw node.WrongKind("null")).OrNone();

    /// <summary>Anything: the constructor does not look at it.</summary>
    internal static TorchParameter Anything(string name) => new TorchParameter(name, (_, _) => null).OrNone();

    /// <summary><c>device</c> and <c>dtype</c>, which nearly every class with parameters takes.</summary>
    internal static TorchParameter[] Factory { get; } =
    [
        new TorchParameter("device", (node, _) => Word(node, ["cpu"])).OrNone(),
        new TorchParameter("dtype", (node, _) => DTypeOf(node)).OrNone(),
    ];

    private static string Word(TorchNode node, string[] words)
    {
        string wanted = words.Length == 1 ? $"'{words[0]}'" : $"one of {string.Join(", ", words)}";
        if (!node.IsText)
            throw node.WrongKind(wanted);
        return words.Contains(node.Text)
            ? node.Text
            : throw node.Error(TorchModuleError.Impossible, $"it is {node.Shown()}{TorchNames.Suggest(node.Text, words)}; {wanted} is accepted.");
    }

    private static object DTypeOf(TorchNode node)
    {
        string[] names = ["float32", "float64", "bfloat16", "float16"];
        string name = node.IsText && node.Text.StartsWith("torch.", StringComparison.Ordinal) ? node.Text["torch.".Length..] : node.IsText ? node.Text : "";
        return names.Contains(name) ? DTypes.Parse(name) : throw node.WrongKind($"one of {string.Join(", ", names)}");
    }

    private static long[] Sizes(TorchNode node, int axes, long least)
    {
        if (node.IsList)
            return [.. Exactly(node, axes).Select(item => item.Integer(least, LargestSize))];
        long[] sizes = new long[axes];
        Array.Fill(sizes, node.Integer(least, LargestSize, axes == 1 ? "a whole number, or a list of one," : string.Create(CultureInfo.InvariantCulture, $"a whole number, or a list of {axes},")));
        return sizes;
    }

    private static IEnumerable<TorchNode> Exactly(TorchNode node, int axes) => node.Value.GetArrayLength() == axes
        ? node.Items()
        : throw node.Error(TorchModuleError.Impossible, string.Create(CultureInfo.InvariantCulture, $"it lists {node.Value.GetArrayLength()} numbers; {axes} are needed, or one number for all."));
}
