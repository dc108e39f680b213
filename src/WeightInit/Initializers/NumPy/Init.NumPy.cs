namespace WeightInit;

public static partial class Init
{
    /// <summary>The weight initializations that texts write in NumPy.</summary>
    public static class NumPy
    {
        /// <summary><c>0.01 * np.random.randn(in, out)</c>.</summary>
        public static NumPyExpression Small { get; } = new(NumPyFormula.Small);

        /// <summary><c>5 * np.random.randn(in, out)</c>.</summary>
        public static NumPyExpression Large { get; } = new(NumPyFormula.Large);

        /// <summary><c>np.random.randn(in, out) / np.sqrt(in)</c>.</summary>
        public static NumPyExpression Xavier { get; } = new(NumPyFormula.Xavier);

        /// <summary><c>np.random.randn(in, out) * np.sqrt(2.0 / in)</c>.</summary>
        public static NumPyExpression Kaiming { get; } = new(NumPyFormula.Kaiming);

        /// <summary><c>np.random.randn(out, in) * np.sqrt(1 / in)</c>.</summary>
        public static NumPyExpression XavierOutIn { get; } = new(NumPyFormula.XavierOutIn);

        /// <summary><c>np.random.randn(out, in) * np.sqrt(2 / (in + out))</c>.</summary>
        public static NumPyExpression GlorotOutIn { get; } = new(NumPyFormula.GlorotOutIn);
    }
}
