namespace WeightInit;

/// <summary>A step of an <see cref="Expression"/>.</summary>
internal abstract record ExpressionNode
{
    internal abstract double Value(IReadOnlyDictionary<string, double> scalars, Expression whole);

    internal sealed record Literal(double Number) : ExpressionNode
    {
        internal override double Value(IReadOnlyDictionary<string, double> scalars, Expression whole) => Number;
    }

    internal sealed record Name(string Text, int At) : ExpressionNode
    {
        internal override double Value(IReadOnlyDictionary<string, double> scalars, Expression whole) =>
            scalars.TryGetValue(Text, out double value) ? value : throw Expression.Error(whole.Text, At, $"names '{Text}'; {Known(scalars)}");

        private static string Known(IReadOnlyDictionary<string, double> scalars) =>
            scalars.Count == 0 ? "there are no scalars here" : $"there are {string.Join(", ", scalars.Keys.Order(StringComparer.Ordinal))}";
    }

    internal sealed record Unary(Func<double, double> Of, ExpressionNode Operand) : ExpressionNode
    {
        internal override double Value(IReadOnlyDictionary<string, double> scalars, Expression whole) => Of(Operand.Value(scalars, whole));
    }

    internal sealed record Binary(Func<double, double, double> Of, ExpressionNode Left, ExpressionNode Right) : ExpressionNode
    {
        internal override double Value(IReadOnlyDictionary<string, double> scalars, Expression whole) =>
            Of(Left.Value(scalars, whole), Right.Value(scalars, whole));
    }
}
