namespace WeightInit.Models.KerasFiles;

/// <summary>The shape that two shapes have together where sizes of 1 are stretched.</summary>
internal static class Broadcast
{
    /// <summary>The shape, or null where two sizes differ and neither is 1.</summary>
    public static KerasShape? Of(KerasShape one, KerasShape other)
    {
        int rank = Math.Max(one.Rank, other.Rank);
        long?[] axes = new long?[rank];
        for (int i = 1; i <= rank; i++)
        {
            long? a = i <= one.Rank ? one[-i] : 1;
            long? b = i <= other.Rank ? other[-i] : 1;
            if (a is not null && b is not null && a != b && a != 1 && b != 1)
                return null;
            axes[rank - i] = a == 1 ? b : a is null && b == 1 ? null : a ?? b;
        }

        return KerasShape.Of(axes);
    }
}
