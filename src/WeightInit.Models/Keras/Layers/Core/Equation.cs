namespace WeightInit.Models.KerasFiles;

/// <summary>The shapes that an equation gives for an input.</summary>
/// <param name="Kernel">The kernel's.</param>
/// <param name="Bias">The bias's, or null where there is none.</param>
/// <param name="Output">The output's.</param>
internal sealed record EquationShapes(long[] Kernel, long[]? Bias, KerasShape Output);

/// <summary>The equation of an EinsumDense: <c>ab,bc->ac</c>, <c>...ab,bc->...ac</c> or <c>ab...,bc->ac...</c>.</summary>
internal sealed class Equation
{
    private readonly string _text;
    private readonly string _input;
    private readonly string _kernel;
    private readonly string _output;
    private readonly bool _elidesLeft;
    private readonly bool _elidesRight;

    private Equation(string text, string input, string kernel, string output, bool elidesLeft, bool elidesRight)
    {
        _text = text;
        _input = input;
        _kernel = kernel;
        _output = output;
        _elidesLeft = elidesLeft;
        _elidesRight = elidesRight;
    }

    /// <summary>The kernel's axes that are summed over.</summary>
    public IEnumerable<int> InputAxes => Axes(label => _input.Contains(label) && !_output.Contains(label));

    /// <summary>The kernel's axes that the output gets from it.</summary>
    public IEnumerable<int> OutputAxes => Axes(label => !_input.Contains(label));

    /// <summary>The kernel's axes that input and output have both.</summary>
    public IEnumerable<int> BatchAxes => Axes(label => _input.Contains(label) && _output.Contains(label));

    public static Equation Parse(KerasConfig layer, string text)
    {
        string[] sides = text.Replace("...", "0", StringComparison.Ordinal).Split("->");
        string[] operands = sides.Length == 2 ? sides[0].Split(',') : [];
        if (operands.Length == 2)
        {
            (string input, string kernel, string output) = (operands[0], operands[1], sides[1]);
            bool left = input.StartsWith('0') && output.StartsWith('0');
            bool right = !left && input.EndsWith('0') && output.EndsWith('0');
            (input, output) = left ? (input[1..], output[1..]) : right ? (input[..^1], output[..^1]) : (input, output);
            if (IsLabels(input) && IsLabels(kernel) && IsLabels(output) && kernel.All(label => input.Contains(label) || output.Contains(label))
                && output.All(label => input.Contains(label) || kernel.Contains(label)))
                return new Equation(text, input, kernel, output, left, right);
        }

        throw layer.Bad($"has the equation {OneLine.Quote(text)}; ab,bc->ac, ...ab,bc->...ac or ab...,bc->ac... with each letter once an operand is accepted");
    }

    /// <summary>The shapes for an input.</summary>
    /// <param name="layer">The layer, for messages.</param>
    /// <param name="input">The input's shape.</param>
    /// <param name="output">What the layer says of its output's, without the batch.</param>
    /// <param name="biasAxes">The labels of the output that the bias has, or null.</param>
    public EquationShapes Resolve(KerasConfig layer, KerasShape input, long?[] output, string? biasAxes)
    {
        int elided = input.Rank - _input.Length;
        if (elided < (_elidesLeft ? 1 : 0) || (elided > 0 && !_elidesLeft && !_elidesRight))
            throw layer.Unfit($"gets the input {input}, whose rank does not fit the equation {OneLine.Quote(_text)}");
        List<long?> full = FullOutput(input, output, elided);
        int before = _elidesLeft ? elided : 0;
        if (full.Count != _output.Length + elided)
            throw layer.Unfit($"has an output_shape of {output.Length} sizes, which does not fit the equation {OneLine.Quote(_text)} and the input {input}");
        for (int i = 0; i < _input.Length; i++)
        {
            int place = _output.IndexOf(_input[i], StringComparison.Ordinal);
            if (place >= 0 && full[before + place] is { } said && said != input[before + i])
                throw layer.Unfit($"gets the input {input}, whose axis {_input[i]} is not the {said} of the output_shape in {OneLine.Quote(_text)}");
        }

        return new EquationShapes(
            [.. _kernel.Select(label => SizeOf(label) ?? throw layer.Unfit($"does not say the size of the axis {label} of its kernel in {OneLine.Quote(_text)} for the input {input}"))],
            biasAxes is null ? null : Bias(layer, biasAxes, full, before, elided),
            [.. full]);

        long? SizeOf(char label)
        {
            int place = _input.IndexOf(label, StringComparison.Ordinal);
            return place >= 0 ? input[before + place] : full[before + _output.IndexOf(label, StringComparison.Ordinal)];
        }
    }

    /// <summary>The output with the batch and what the dots stand for; a size that is not said is the input's.</summary>
    private List<long?> FullOutput(KerasShape input, long?[] output, int elided)
    {
        List<long?> full = [input.Rank > 0 ? input[0] : null, .. output];

        // Keras puts them in at one place, one after the other, which turns their order round.
        if (_elidesLeft)
            full.InsertRange(1, input.Skip(1).Take(elided - 1).Reverse());
        else if (_elidesRight)
            full.AddRange(input.Skip(_input.Length));
        for (int i = 0; i < full.Count && i < _output.Length; i++)
        {
            int at = (_elidesLeft ? elided : 0) + i;
            int place = _input.IndexOf(_output[i], StringComparison.Ordinal);
            if (at < full.Count && full[at] is null && place >= 0)
                full[at] = input[(_elidesLeft ? elided : 0) + place];
        }

        return full;
    }

    private long[] Bias(KerasConfig layer, string axes, List<long?> full, int before, int elided)
    {
        if (axes.Length == 0 || !axes.All(label => _output.Contains(label)))
            throw layer.Bad($"has bias_axes = {OneLine.Quote(axes)}; letters of the output in {OneLine.Quote(_text)} are accepted");
        int first = axes.Min(label => _output.IndexOf(label, StringComparison.Ordinal));
        IEnumerable<long> sizes = Enumerable.Range(first, _output.Length - first).Select(place => axes.Contains(_output[place])
            ? full[before + place] ?? throw layer.Unfit($"does not say the size of the axis {_output[place]} of its bias in {OneLine.Quote(_text)}")
            : 1);
        return _elidesRight ? [.. sizes, .. Enumerable.Repeat(1L, elided)] : [.. sizes];
    }

    private IEnumerable<int> Axes(Func<char, bool> isOne) => Enumerable.Range(0, _kernel.Length).Where(axis => isOne(_kernel[axis]));

    private static bool IsLabels(string labels) => labels.Length > 0 && labels.All(char.IsAsciiLetter) && labels.Distinct().Count() == labels.Length;
}
