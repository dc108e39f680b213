namespace WeightInit.Statistics.Tests;

/// <summary>A law in closed form, written down by a test and not asked of the code under test.</summary>
internal abstract record ExpectedLaw
{
    public abstract double Mean { get; }

    public abstract double Deviation { get; }

    /// <summary>P(X ≤ x).</summary>
    public abstract double Cdf(double x);

    /// <summary>E ((X - mean) / deviation)^k.</summary>
    public abstract double StandardMoment(int k);

    public static ExpectedLaw Uniform(double low, double high) => new UniformLaw(low, high);

    public static ExpectedLaw Uniform(double limit) => new UniformLaw(-limit, limit);

    public static ExpectedLaw Normal(double mean, double deviation) => new NormalLaw(mean, deviation);

    public static ExpectedLaw Truncated(double mean, double std, double low, double high) => new TruncatedLaw(mean, std, low, high);

    private sealed record UniformLaw(double Low, double High) : ExpectedLaw
    {
        public override double Mean => (Low + High) / 2;

        public override double Deviation => (High - Low) / Math.Sqrt(12);

        public override double Cdf(double x) => Math.Clamp((x - Low) / (High - Low), 0, 1);

        public override double StandardMoment(int k) => k % 2 == 1 ? 0 : Math.Pow(3, k / 2) / (k + 1);
    }

    private sealed record NormalLaw(double Mu, double Sigma) : ExpectedLaw
    {
        public override double Mean => Mu;

        public override double Deviation => Sigma;

        public override double Cdf(double x) => PValue.NormalCdf((x - Mu) / Sigma);

        /// <summary>(k - 1)!!.</summary>
        public override double StandardMoment(int k) => k % 2 == 1 ? 0 : Enumerable.Range(1, k / 2).Aggregate(1.0, (product, i) => product * ((2 * i) - 1));
    }

    /// <summary>Normal(mu, sigma²) within mu + sigma · [low, high]; its moments by Simpson's rule.</summary>
    private sealed record TruncatedLaw(double Mu, double Sigma, double Low, double High) : ExpectedLaw
    {
        private const int Steps = 4000;

        private readonly double _mass = PValue.NormalCdf(High) - PValue.NormalCdf(Low);

        public override double Mean => Mu + (Sigma * UnitMean);

        public override double Deviation => Sigma * UnitDeviation;

        private double UnitMean => field == 0 ? field = Integral(z => z) : field;

        private double UnitDeviation => field == 0 ? field = Math.Sqrt(Integral(z => (z - UnitMean) * (z - UnitMean))) : field;

        public override double Cdf(double x) =>
            Math.Clamp((PValue.NormalCdf(Math.Clamp((x - Mu) / Sigma, Low, High)) - PValue.NormalCdf(Low)) / _mass, 0, 1);

        public override double StandardMoment(int k) => Integral(z => Math.Pow((z - UnitMean) / UnitDeviation, k));

        private double Integral(Func<double, double> f)
        {
            (double from, double to) = (Math.Max(Low, -12), Math.Min(High, 12));
            double step = (to - from) / Steps;
            double sum = 0;
            for (int i = 0; i <= Steps; i++)
            {
                double z = from + (i * step);
                sum += f(z) * PValue.Density(z) * (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2);
            }

            return sum * step / 3 / _mass;
        }
    }
}
