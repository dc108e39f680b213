namespace WeightInit.Signal;

/// <summary>
/// How points align by chance. With K the Gram matrix of all points and ρ = tr K² / (tr K)², a sum over n independent units
/// has E tr K'² = (1 + 1/n) tr K² + (tr K)² / n and E (tr K')² = (tr K)² + 2 tr K² / n (Wishart), and the covariance of the two is
/// 8 tr K³ tr K / n. So ρ grows by ((1 - ρ)(1 + 2 ρ) - 8 ρ (τ - ρ)) / n, τ = tr K³ / (tr K² tr K), which is 4 ρ / (3 + ρ²) if the
/// eigenvalues fall like powers.
/// </summary>
internal static class Alignment
{
    /// <summary>n times what one layer of n units adds to the variance of the correlation over pairs of points.</summary>
    internal static double Growth(double points, double correlation, double spread)
    {
        if (points <= 1)
            return 0;
        double own = 1 / points;
        double rho = Math.Clamp(own + ((1 - own) * ((correlation * correlation) + spread)), own, 1);
        double growth = ((1 - rho) * (1 + (2 * rho))) - (8 * rho * rho * (1 - (rho * rho)) / (3 + (rho * rho)));
        return Math.Max(0, growth) / (1 - own);
    }
}
