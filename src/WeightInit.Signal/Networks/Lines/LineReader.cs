using System.Globalization;

namespace WeightInit.Signal;

/// <summary>Reads a network line: docs/formats/network-line.md has the grammar.</summary>
internal sealed class LineReader(string text)
{
    /// <summary>The longest line.</summary>
    internal const int MaxLength = 1 << 16;

    /// <summary>The largest size or count.</summary>
    internal const long MaxNumber = 1L << 31;

    private const int MaxDepth = 32;

    private int _at;
    private int _depth;

    internal LineText Read()
    {
        if (text.Length > MaxLength)
            throw new NetworkLineException(MaxLength, $"the line has {text.Length} characters; at most {MaxLength} are read.");
        Blanks();
        (Shape sample, long? vocabulary) = Input();
        List<LineItem> items = [];
        while (Take('-'))
            items.Add(Item());
        List<LineItem> behind = [];
        while (Blanks() && _at < text.Length)
            behind.Add(Behind());
        return _at == text.Length
            ? new LineText(sample, vocabulary, items, behind)
            : throw Bad(_at, $"{Shown()} is not understood here; layers are joined by hyphens, as 784-256x30-10 relu.");
    }

    /// <summary>Sizes joined by x, or <c>64tok1000</c>.</summary>
    private (Shape Sample, long? Vocabulary) Input()
    {
        int start = _at;
        List<long> axes = [Number("the input's size")];
        if (Take("tok"))
            return (Shape.Of([.. axes]), Number("the number of tokens that there are"));
        while (Take('x'))
            axes.Add(Number("a size of the input"));
        try
        {
            return (Shape.Of([.. axes]), null);
        }
        catch (OverflowException)
        {
            throw Bad(start, "the input has too many elements.");
        }
    }

    private LineItem Item()
    {
        int start = _at;
        if (_at == text.Length || text[_at] is ' ' or '-')
            throw Bad(_at, "a layer is missing behind the hyphen.");
        if (text[_at] is '[' or '(')
            return Block(start);
        if (char.IsAsciiDigit(text[_at]))
            return new DenseItem(start, Number("a width"), Take('x') ? Number("the number of layers") : 1);
        return Named(start);
    }

    private BlockItem Block(int start)
    {
        char close = text[_at++] == '[' ? ']' : ')';
        if (++_depth > MaxDepth)
            throw Bad(start, $"blocks are nested deeper than {MaxDepth}.");
        List<LineItem> items = [Item()];
        while (Take('-'))
            items.Add(Item());
        if (!Take(close))
            throw Bad(_at, $"the block that begins at character {start + 1} is not closed by '{close}'.");
        _depth--;
        return new BlockItem(start, close == ']', items, Take('x') ? Number("the number of blocks") : 1);
    }

    /// <summary>A word of letters, then numbers with letters before them.</summary>
    private LineItem Named(int start)
    {
        string word = Take("dwconv") ? "dwconv" : Word();
        switch (word)
        {
            case "conv":
                return Convolution(start, Number("the number of channels"), 1);
            case "dwconv":
                return Convolution(start, 0, null);
            case "pool" or "maxpool" or "avgpool":
                Dictionary<char, long> pool = Settings(Number("the pool's size"), "sp");
                return new PoolItem(start, word == "avgpool", pool['k'], Positive(start, pool.GetValueOrDefault('s', pool['k']), "stride"), pool.GetValueOrDefault('p'));
            case "attn":
                return new AttentionItem(start, Number("the number of heads"));
            case "embed":
                return new EmbeddingItem(start, Number("the width of the table"));
            case "gap" or "flatten":
                return new PlainItem(start, word);
            default:
                return Behind(start, word);
        }
    }

    /// <summary>What may also stand behind the blank: activations, normalizations, dropout.</summary>
    private LineItem Behind()
    {
        int start = _at;
        return Behind(start, Word());
    }

    private LineItem Behind(int start, string word) => word switch
    {
        "bn" or "ln" or "rms" or "in" => new NormalizationItem(start, word, 1),
        "gn" => new NormalizationItem(start, word, Number("the number of groups")),
        "dropout" => new DropoutItem(start, Rate()),
        _ => new ActivationItem(start, Activation(start, word)),
    };

    private ConvolutionItem Convolution(int start, long channels, long? groups)
    {
        Dictionary<char, long> set = Settings(null, "kspgd");
        if (!set.TryGetValue('k', out long kernel))
            throw Bad(_at, "a convolution needs the size of its window, as conv16k3.");
        if (groups is null && set.ContainsKey('g'))
            throw Bad(start, "dwconv has as many groups as channels; conv takes groups.");
        return new ConvolutionItem(start, channels, Positive(start, kernel, "window"), Positive(start, set.GetValueOrDefault('s', 1), "stride"), set.GetValueOrDefault('p'),
            groups is null ? null : Positive(start, set.GetValueOrDefault('g', 1), "number of groups"), Positive(start, set.GetValueOrDefault('d', 1), "dilation"));
    }

    /// <summary>Letters with a number each, none twice.</summary>
    private Dictionary<char, long> Settings(long? kernel, string letters)
    {
        Dictionary<char, long> set = [];
        if (kernel is { } size)
            set.Add('k', Positive(_at - 1, size, "size"));
        while (_at < text.Length && letters.Contains(text[_at]))
        {
            char letter = text[_at++];
            if (!set.TryAdd(letter, Number($"the number behind {letter}")))
                throw Bad(_at - 1, $"{letter} is said twice.");
        }

        return set;
    }

    private Activation Activation(int start, string word)
    {
        string name = word.Replace('_', '-');
        if (_at < text.Length && text[_at] == '(' && text.IndexOf(')', _at) is >= 0 and int close)
        {
            name += text[_at..(close + 1)];
            _at = close + 1;
        }

        try
        {
            return WeightInit.Activation.Parse(name);
        }
        catch (FormatException exception)
        {
            string known = "conv, dwconv, pool, maxpool, avgpool, gap, flatten, attn, embed, bn, ln, rms, in, gn, dropout or an activation";
            throw new NetworkLineException(start, $"{Models.OneLine.Quote(name)} is no layer ({exception.Message.TrimEnd('.')}); a size, {known} is accepted.", exception);
        }
    }

    private double Rate()
    {
        int start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.'))
            _at++;
        return double.TryParse(text[start.._at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double rate) && rate < 1
            ? rate
            : throw Bad(start, "dropout needs the share that is dropped, 0 or more and below 1, as dropout0.5.");
    }

    /// <summary>Letters and underscores; behind the blank hyphens too, which join nothing there.</summary>
    private string Word()
    {
        int start = _at;
        while (_at < text.Length && (char.IsAsciiLetter(text[_at]) || text[_at] == '_' || IsInName(start)))
            _at++;
        return _at > start ? text[start.._at] : throw Bad(start, $"{Models.OneLine.Quote(text[start..])} is no layer; a size, a block or a word is accepted.");
    }

    /// <summary>Digits that end a name (relu6, erf_sqrt2), and hyphens behind the blank (leaky-relu).</summary>
    private bool IsInName(int start)
    {
        if (text[_at] == '-')
            return text.LastIndexOf(' ', start) >= 0 && text.LastIndexOf(' ', start) < start && _at + 1 < text.Length && char.IsAsciiLetter(text[_at + 1]);
        return char.IsAsciiDigit(text[_at]) && text[start.._at].Replace('-', '_') is "relu" or "erf_sqrt";
    }

    private long Number(string what)
    {
        int start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
            _at++;
        if (start == _at)
            throw Bad(start, _at < text.Length ? $"{what} is needed, a whole number; {Shown()} is none." : $"{what} is needed, a whole number; the line ends.");
        return long.TryParse(text[start.._at], NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number <= MaxNumber
            ? number
            : throw Bad(start, $"{Short(text[start.._at])} is too large; at most {MaxNumber} is accepted.");
    }

    private static long Positive(int position, long value, string what) =>
        value >= 1 ? value : throw new NetworkLineException(position, $"the {what} is {value}; 1 or more is accepted.");

    private bool Take(char wanted)
    {
        if (_at >= text.Length || text[_at] != wanted)
            return false;
        _at++;
        return true;
    }

    private bool Take(string wanted)
    {
        if (string.CompareOrdinal(text, _at, wanted, 0, wanted.Length) != 0)
            return false;
        _at += wanted.Length;
        return true;
    }

    private bool Blanks()
    {
        int start = _at;
        while (_at < text.Length && text[_at] == ' ')
            _at++;
        return _at > start;
    }

    private string Shown() => Models.OneLine.Quote(text[_at..(_at + 1)]);

    private static string Short(string value) => Models.OneLine.Plain(value.Length <= 40 ? value : value[..40] + "…");

    private static NetworkLineException Bad(int position, string problem) => new(position, problem);
}
